package dev.unmesh.pressure;

import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.StridedAxis;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * The form every absolute-value penalty takes once it is bound: R = sum_i c_i |w_i| over the stored weights, dR/dw_i = c_i sign(w_i)
 * with sign(0) = 0. A weight viewed several times has one c; views that disagree on it are refused.
 */
final class WeightedL1 {
  private final Map<String, double[]> coefficients = new LinkedHashMap<>();
  private final Map<String, String> firstOwner = new LinkedHashMap<>();
  private final ToIntFunction<String> sizeOf;

  WeightedL1(ToIntFunction<String> sizeOf) {
    this.sizeOf = sizeOf;
  }

  /** The factor on the absolute weights behind one entry of a matrix. */
  @FunctionalInterface
  interface EntryCost {
    double at(int row, int column);
  }

  void addView(String owner, ParameterView view, EntryCost cost) {
    double[] target = target(owner, view.parameter(), view.end());
    long[] rows = view.rows().offsets();
    long[] columns = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        double coefficient = cost.at(i, j);
        for (long s : kernel) {
          put(owner, view.parameter(), target, view.offset() + rows[i] + columns[j] + s, coefficient);
        }
      }
    }
  }

  void addAxis(String owner, String parameter, long offset, StridedAxis axis, double cost) {
    double[] target = target(owner, parameter, offset + axis.offset(axis.length() - 1) + 1);
    for (long i : axis.offsets()) {
      put(owner, parameter, target, offset + i, cost);
    }
  }

  /** The same cost on every weight of a parameter. */
  void addWhole(String owner, String parameter, Reduction reduction, double cost) {
    int size = sizeOf.applyAsInt(parameter);
    addAxis(owner, parameter, 0, StridedAxis.of(size, 1), cost * reduction.factor(size));
  }

  /** The factors by parameter, laid out as the parameter; 0 where it is not pressed. Parameters without any pressure are left out. */
  Map<String, double[]> coefficients() {
    Map<String, double[]> pressed = new LinkedHashMap<>();
    coefficients.forEach((parameter, values) -> {
      double[] filled = values.clone();
      boolean any = false;
      for (int i = 0; i < filled.length; i++) {
        filled[i] = Double.isNaN(filled[i]) ? 0 : filled[i];
        any |= filled[i] != 0;
      }
      if (any) {
        pressed.put(parameter, filled);
      }
    });
    return Collections.unmodifiableMap(pressed);
  }

  private double[] target(String owner, String parameter, long end) {
    double[] target = coefficients.computeIfAbsent(parameter, name -> {
      double[] unset = new double[sizeOf.applyAsInt(name)];
      Arrays.fill(unset, Double.NaN);
      return unset;
    });
    firstOwner.putIfAbsent(parameter, owner);
    if (end > target.length) {
      throw new IllegalArgumentException(
          owner + " reaches element " + end + " of parameter '" + parameter + "', which has " + target.length);
    }
    return target;
  }

  private void put(String owner, String parameter, double[] target, long index, double coefficient) {
    double before = target[(int) index];
    if (!Double.isNaN(before) && before != coefficient) {
      throw new IllegalArgumentException(
          owner + " puts a cost of " + coefficient + " on element " + index + " of parameter '" + parameter + "', which costs " + before
              + " already (" + firstOwner.get(parameter) + "): a shared weight has one distance, so lay both ends out alike, give both"
              + " the same A, or choose one of the two");
    }
    target[(int) index] = coefficient;
  }
}

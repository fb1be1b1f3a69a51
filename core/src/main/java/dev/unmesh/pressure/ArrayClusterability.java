package dev.unmesh.pressure;

import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Mean enmeshment on float arrays: one pass for the sums, one for the gradient. */
final class ArrayClusterability implements ArrayPressure {
  private final List<Pressed> all = new ArrayList<>();
  private final Set<String> parameters = new LinkedHashSet<>();

  ArrayClusterability(List<ModuleMask> masks) {
    for (ModuleMask mask : masks) {
      all.add(new Pressed(mask));
      parameters.add(mask.view().parameter());
    }
  }

  @Override
  public Set<String> parameters() {
    return Collections.unmodifiableSet(parameters);
  }

  @Override
  public double value(Weights weights) {
    double sum = 0;
    for (Pressed pressed : all) {
      pressed.sum(weights.get(pressed.parameter).values());
      sum += pressed.total < ClusterabilityPressure.DEAD ? 0 : pressed.crossing / pressed.total;
    }
    return sum / all.size();
  }

  @Override
  public void addGradient(Weights weights, Map<String, float[]> gradients, double scale) {
    for (Pressed pressed : all) {
      float[] w = weights.get(pressed.parameter).values();
      float[] g = Named.gradient(gradients, pressed.parameter);
      pressed.sum(w);
      if (pressed.total >= ClusterabilityPressure.DEAD) {
        double factor = 2 * scale / (all.size() * pressed.total);
        pressed.add(w, g, (float) factor, (float) (factor * pressed.crossing / pressed.total));
      }
    }
  }

  private static final class Pressed {
    final String parameter;
    final int[] starts;
    final int run;
    final float[] mask;
    double crossing;
    double total;

    Pressed(ModuleMask mask) {
      this.parameter = mask.view().parameter();
      this.starts = mask.view().starts();
      this.run = mask.view().run();
      this.mask = mask.crossing();
    }

    /** Two sums of squares, each in two chains so that they do not wait for one another. */
    void sum(float[] w) {
      double crossingEven = 0;
      double crossingOdd = 0;
      double even = 0;
      double odd = 0;
      for (int r = 0, m = 0; r < starts.length; r++, m += run) {
        int start = starts[r];
        int k = 0;
        for (; k + 1 < run; k += 2) {
          double one = (double) w[start + k] * w[start + k];
          double two = (double) w[start + k + 1] * w[start + k + 1];
          even += one;
          odd += two;
          crossingEven += mask[m + k] * one;
          crossingOdd += mask[m + k + 1] * two;
        }
        if (k < run) {
          double last = (double) w[start + k] * w[start + k];
          even += last;
          crossingEven += mask[m + k] * last;
        }
      }
      crossing = crossingEven + crossingOdd;
      total = even + odd;
    }

    void add(float[] w, float[] g, float factor, float shared) {
      for (int r = 0; r < starts.length; r++) {
        addRun(w, g, mask, starts[r], r * run, run, factor, shared);
      }
    }

    private static void addRun(float[] w, float[] g, float[] mask, int start, int m, int run, float factor, float shared) {
      for (int k = 0; k < run; k++) {
        g[start + k] += w[start + k] * (factor * mask[m + k] - shared);
      }
    }
  }
}

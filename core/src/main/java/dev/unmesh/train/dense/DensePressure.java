package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A pressure on parameters that are laid out flat and padded. Makes no object in a step. */
interface DensePressure<A> {
  /** Adds {@code strength} times the pressure's gradient. */
  void add(A weights, A gradient, double strength);

  static <A> DensePressure<A> of(Kernels<A> kernels, DenseParameters<A> parameters, ArrayPressure pressure) {
    Optional<Map<String, double[]>> costs = pressure.absoluteCosts();
    if (costs.isPresent()) {
      A laid = kernels.allocate(parameters.length());
      costs.get().forEach((name, values) -> parameters.write(name, values, laid));
      return (weights, gradient, strength) -> kernels.addSigned(weights, laid, strength, gradient, parameters.length());
    }
    return new Copied<>(parameters, pressure);
  }

  /** Any other pressure: what it presses on is copied out, and its gradient back in. */
  final class Copied<A> implements DensePressure<A> {
    private final DenseParameters<A> parameters;
    private final ArrayPressure pressure;
    private final Map<String, float[]> values = new LinkedHashMap<>();
    private final Map<String, float[]> gradients = new LinkedHashMap<>();
    private final Weights weights;

    Copied(DenseParameters<A> parameters, ArrayPressure pressure) {
      this.parameters = parameters;
      this.pressure = pressure;
      Map<String, WeightArray> arrays = new LinkedHashMap<>();
      for (String name : pressure.parameters()) {
        float[] copy = new float[parameters.size(name)];
        values.put(name, copy);
        gradients.put(name, new float[copy.length]);
        arrays.put(name, new WeightArray(new int[] {copy.length}, copy));
      }
      this.weights = Weights.of(arrays);
    }

    @Override
    public void add(A flat, A gradient, double strength) {
      for (Map.Entry<String, float[]> entry : values.entrySet()) {
        parameters.read(entry.getKey(), flat, entry.getValue());
        java.util.Arrays.fill(gradients.get(entry.getKey()), 0);
      }
      pressure.addGradient(weights, gradients, strength);
      for (Map.Entry<String, float[]> entry : gradients.entrySet()) {
        parameters.add(entry.getKey(), entry.getValue(), gradient);
      }
    }
  }
}

package dev.unmesh.pressure;

import dev.unmesh.wiring.Weights;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** sum_i c_i |w_i| on float arrays. */
final class ArrayWeightedL1 implements ArrayPressure {
  private final Map<String, double[]> costs;
  private final Map<String, float[]> coefficients = new LinkedHashMap<>();

  ArrayWeightedL1(Map<String, double[]> coefficients) {
    this.costs = coefficients;
    coefficients.forEach((parameter, c) -> {
      float[] floats = new float[c.length];
      for (int i = 0; i < c.length; i++) {
        floats[i] = (float) c[i];
      }
      this.coefficients.put(parameter, floats);
    });
  }

  @Override
  public Set<String> parameters() {
    return Collections.unmodifiableSet(coefficients.keySet());
  }

  @Override
  public Optional<Map<String, double[]>> absoluteCosts() {
    return Optional.of(costs);
  }

  @Override
  public double value(Weights weights) {
    double sum = 0;
    for (Map.Entry<String, float[]> entry : coefficients.entrySet()) {
      float[] w = weights.get(entry.getKey()).values();
      float[] c = entry.getValue();
      for (int i = 0; i < c.length; i++) {
        sum += (double) c[i] * Math.abs(w[i]);
      }
    }
    return sum;
  }

  @Override
  public void addGradient(Weights weights, Map<String, float[]> gradients, double scale) {
    for (Map.Entry<String, float[]> entry : coefficients.entrySet()) {
      String parameter = entry.getKey();
      add(weights.get(parameter).values(), entry.getValue(), Named.gradient(gradients, parameter), (float) scale);
    }
  }

  /** The sign by clamping, since that vectorises on JDK 17: 2^149 lifts the smallest float to 1. */
  private static void add(float[] w, float[] c, float[] g, float scale) {
    for (int i = 0; i < c.length; i++) {
      float sign = Math.max(-1f, Math.min(1f, w[i] * 0x1p100f * 0x1p49f));
      g[i] += scale * c[i] * sign;
    }
  }
}

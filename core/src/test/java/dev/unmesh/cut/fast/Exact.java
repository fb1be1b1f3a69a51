package dev.unmesh.cut.fast;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** The answers of a stack in double precision, as the formula reads. */
final class Exact {
  private Exact() {}

  static double[] outputs(DenseLayers stack, float[] examples, int count) {
    double[] outputs = new double[count * stack.out()];
    for (int e = 0; e < count; e++) {
      double[] x = new double[stack.in()];
      for (int i = 0; i < x.length; i++) {
        x[i] = examples[e * x.length + i];
      }
      for (int l = 0; l < stack.layers().size(); l++) {
        x = layer(stack, l, x);
      }
      System.arraycopy(x, 0, outputs, e * x.length, x.length);
    }
    return outputs;
  }

  private static double[] layer(DenseLayers stack, int l, double[] x) {
    DenseLayers.Layer layer = stack.layers().get(l);
    double[] y = new double[layer.out()];
    for (int i = 0; i < y.length; i++) {
      y[i] = layer.bias() == null ? 0 : layer.bias()[i];
      for (int j = 0; j < x.length; j++) {
        y[i] += (double) layer.weight()[i * x.length + j] * x[j];
      }
      if (l + 1 < stack.layers().size()) {
        y[i] =
            switch (stack.activation()) {
              case RELU -> Math.max(0, y[i]);
              case SILU -> y[i] / (1 + Math.exp(-y[i]));
              case TANH -> Math.tanh(y[i]);
            };
      }
    }
    return y;
  }

  static double difference(double[] exact, float[] outputs) {
    assertEquals(exact.length, outputs.length);
    double largest = 0;
    for (int i = 0; i < exact.length; i++) {
      largest = Math.max(largest, Double.isNaN(outputs[i]) ? Double.POSITIVE_INFINITY : Math.abs(exact[i] - outputs[i]));
    }
    return largest;
  }
}

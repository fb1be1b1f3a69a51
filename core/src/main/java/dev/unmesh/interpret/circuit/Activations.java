package dev.unmesh.interpret.circuit;

import dev.unmesh.engine.array.Nonlinearity;

/** The activations in float64, by StrictMath: the same on every machine. */
final class Activations {
  private Activations() {}

  /** to[n] = f(z[n]). */
  static void apply(Nonlinearity f, double[] z, double[] to) {
    switch (f) {
      case RELU -> {
        for (int n = 0; n < z.length; n++) {
          to[n] = Math.max(z[n], 0.0);
        }
      }
      case SILU -> {
        for (int n = 0; n < z.length; n++) {
          to[n] = z[n] / (1 + StrictMath.exp(-z[n]));
        }
      }
      case TANH -> {
        for (int n = 0; n < z.length; n++) {
          to[n] = StrictMath.tanh(z[n]);
        }
      }
    }
  }

  /** to[n] = f'(z[n]); 0 at 0 for ReLU. */
  static void slope(Nonlinearity f, double[] z, double[] to) {
    for (int n = 0; n < z.length; n++) {
      to[n] =
          switch (f) {
            case RELU -> z[n] > 0 ? 1 : 0;
            case SILU -> {
              double s = 1 / (1 + StrictMath.exp(-z[n]));
              yield s * (1 + z[n] * (1 - s));
            }
            case TANH -> {
              double t = StrictMath.tanh(z[n]);
              yield 1 - t * t;
            }
          };
    }
  }
}

package dev.unmesh.cluster;

/**
 * Float kernels laid out so that the JIT vectorises them on Java 17: it does so for element-wise loops over whole arrays (an added
 * offset stops it), never for sums, which therefore use independent accumulators in a fixed order.
 */
final class Vectors {
  private Vectors() {}

  /** sum_i x_i y_i. */
  static double dot(float[] x, float[] y) {
    int n = x.length;
    int even = n & ~7;
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    float e = 0;
    float f = 0;
    float g = 0;
    float h = 0;
    for (int i = 0; i < even; i += 8) {
      a += x[i] * y[i];
      b += x[i + 1] * y[i + 1];
      c += x[i + 2] * y[i + 2];
      d += x[i + 3] * y[i + 3];
      e += x[i + 4] * y[i + 4];
      f += x[i + 5] * y[i + 5];
      g += x[i + 6] * y[i + 6];
      h += x[i + 7] * y[i + 7];
    }
    double sum = ((double) a + b) + ((double) c + d) + (((double) e + f) + ((double) g + h));
    for (int i = even; i < n; i++) {
      sum += (double) x[i] * y[i];
    }
    return sum;
  }

  /** y += a x. */
  static void add(float a, float[] x, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += a * x[i];
    }
  }

  static void scale(float a, float[] x) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= a;
    }
  }

  /** y += a p + b q + c r + d s. */
  static void add4(float[] p, float[] q, float[] r, float[] s, float a, float b, float c, float d, float[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] += (a * p[i] + b * q[i]) + (c * r[i] + d * s[i]);
    }
  }
}

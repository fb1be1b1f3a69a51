package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;

/**
 * Where learning pushes, as a matrix to cluster: S = sum_t |G_t| / ||G_t||_F over batch gradients G_t. The authors' sum of
 * G^T G gives rows no labels. Gradients of zero norm add nothing. Not safe for use by several threads.
 */
public final class GradientSignal {
  private final int rows;
  private final int columns;
  private final float[] sum;
  private int gradients;

  public GradientSignal(int rows, int columns) {
    this.rows = rows;
    this.columns = columns;
    this.sum = new Matrix(rows, columns, new float[Math.multiplyExact(rows, columns)]).values();
  }

  /** Goes on with a signal whose {@link #matrix()} held {@code sum}. */
  public static GradientSignal resumed(int rows, int columns, float[] sum) {
    GradientSignal signal = new GradientSignal(rows, columns);
    System.arraycopy(sum, 0, signal.sum, 0, signal.sum.length);
    return signal;
  }

  /**
   * Adds one batch's gradient, row-major, rows x columns; the array is only read.
   *
   * @throws IllegalArgumentException if it has another size or holds a value that is not finite
   */
  public void add(float[] gradient) {
    if (gradient.length != sum.length) {
      throw new IllegalArgumentException(
          "a gradient of " + gradient.length + " values does not fit a " + rows + " x " + columns + " signal");
    }
    double square = 0;
    for (float g : gradient) {
      square += (double) g * g;
    }
    if (!Double.isFinite(square)) {
      throw new IllegalArgumentException("gradient " + gradients + " of the signal is not finite: lower the learning rate");
    }
    gradients++;
    if (square > 0) {
      float inverse = (float) (1 / Math.sqrt(square));
      for (int i = 0; i < sum.length; i++) {
        sum[i] += Math.abs(gradient[i]) * inverse;
      }
    }
  }

  /** How many gradients were added. */
  public int gradients() {
    return gradients;
  }

  /** The signal so far, copied. */
  public Matrix matrix() {
    return new Matrix(rows, columns, sum.clone());
  }
}

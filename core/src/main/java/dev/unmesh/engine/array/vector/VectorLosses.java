package dev.unmesh.engine.array.vector;

import dev.unmesh.engine.array.Panel;
import jdk.incubator.vector.FloatVector;

/** Losses and their gradients, a vector of examples at a time; what stands in the padding is cleared by scalar code. */
final class VectorLosses {
  private static final int L = Lanes.COUNT;

  private final float[] lanes = new float[L];

  double squaredError(Panel<float[]> y, Panel<float[]> target, Panel<float[]> delta) {
    double count = (double) y.rows() * y.columns();
    double sum = 0;
    for (int r = 0; r < y.rows(); r++) {
      int at = delta.offset() + r * delta.stride();
      sum +=
          squares(
              Panel.padded(y.columns(), L),
              y.columns(),
              y.values(),
              y.offset() + r * y.stride(),
              target.values(),
              target.offset() + r * target.stride(),
              (float) (2 / count),
              delta.values(),
              at);
    }
    return sum / count;
  }

  private float squares(int padded, int n, float[] y, int yAt, float[] target, int targetAt, float scale, float[] delta, int at) {
    FloatVector sum = FloatVector.zero(Lanes.SPECIES);
    for (int i = 0; i < padded; i += L) {
      FloatVector difference =
          FloatVector.fromArray(Lanes.SPECIES, y, yAt + i).sub(FloatVector.fromArray(Lanes.SPECIES, target, targetAt + i));
      difference.mul(scale).intoArray(delta, at + i);
      if (i + L <= n) {
        sum = difference.fma(difference, sum);
      }
    }
    float tail = 0;
    for (int i = n / L * L; i < n; i++) {
      float difference = y[yAt + i] - target[targetAt + i];
      tail += difference * difference;
    }
    clear(delta, at + n, at + padded);
    sum.intoArray(lanes, 0);
    return Lanes.sum(lanes, 0, L) + tail;
  }

  /** @param work three strides: the largest output of each example, the sum of exponentials, and the right answer's output */
  double crossEntropy(Panel<float[]> y, int[] labels, Panel<float[]> delta, float[] work) {
    int n = y.columns();
    int padded = Panel.padded(n, L);
    int rows = y.rows();
    float[] values = y.values();
    for (int i = 0; i < n; i++) {
      work[2 * y.stride() + i] = values[y.offset() + labels[i] * y.stride() + i];
    }
    softmax(padded, rows, values, y.offset(), y.stride(), delta.values(), delta.offset(), delta.stride(), 1f / n, work);
    double loss = 0;
    float share = 1f / n;
    for (int i = 0; i < n; i++) {
      delta.values()[delta.offset() + labels[i] * delta.stride() + i] -= share;
      loss += work[i] + Math.log(work[y.stride() + i]) - work[2 * y.stride() + i];
    }
    for (int r = 0; r < rows; r++) {
      clear(delta.values(), delta.offset() + r * delta.stride() + n, delta.offset() + r * delta.stride() + padded);
    }
    return loss / n;
  }

  private static void softmax(
      int padded, int rows, float[] y, int yAt, int yRow, float[] delta, int deltaAt, int deltaRow, float share, float[] work) {
    for (int i = 0; i < padded; i += L) {
      FloatVector max = FloatVector.fromArray(Lanes.SPECIES, y, yAt + i);
      for (int r = 1; r < rows; r++) {
        max = max.max(FloatVector.fromArray(Lanes.SPECIES, y, yAt + r * yRow + i));
      }
      max.intoArray(work, i);
      FloatVector sum = FloatVector.zero(Lanes.SPECIES);
      for (int r = 0; r < rows; r++) {
        // at -60 an answer's share is 1e-26: further down its products with weights would become denormal
        FloatVector power = VectorExp.exp(FloatVector.fromArray(Lanes.SPECIES, y, yAt + r * yRow + i).sub(max).max(-60f));
        power.intoArray(delta, deltaAt + r * deltaRow + i);
        sum = sum.add(power);
      }
      sum.intoArray(work, yRow + i);
      FloatVector scale = FloatVector.broadcast(Lanes.SPECIES, share).div(sum);
      for (int r = 0; r < rows; r++) {
        FloatVector.fromArray(Lanes.SPECIES, delta, deltaAt + r * deltaRow + i).mul(scale).intoArray(delta, deltaAt + r * deltaRow + i);
      }
    }
  }

  private static void clear(float[] values, int from, int to) {
    for (int i = from; i < to; i++) {
      values[i] = 0;
    }
  }
}

package dev.unmesh.cut.fast;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** y = W x + b on native memory, by the BLAS. */
final class Affine implements AutoCloseable {
  private final int in;
  private final int out;
  private final Room weight;
  private final Room bias;

  /** @param bias null for none */
  Affine(int in, int out, float[] weight, float[] bias) {
    this.in = in;
    this.out = out;
    this.weight = Room.of(weight, out, in);
    this.bias = bias == null ? null : Room.of(bias, 1, out);
  }

  int in() {
    return in;
  }

  int out() {
    return out;
  }

  Room weight() {
    return weight;
  }

  /** @param x count x in, rows {@code xRow} apart; y alike */
  void apply(int count, FloatPointer x, int xRow, FloatPointer y, int yRow) {
    apply(count, x, xRow, weight.floats(), y, yRow);
  }

  /** The same with other weights in the place of its own. */
  void apply(int count, FloatPointer x, int xRow, FloatPointer weights, FloatPointer y, int yRow) {
    begin(count, y, yRow);
    Blas.multiply(count, in, out, x, xRow, weights, in, y, yRow, bias != null);
  }

  /** The product of some of its columns, added to what stands in y. */
  void add(int count, int column, int columns, FloatPointer x, int xRow, FloatPointer y, int yRow) {
    Blas.multiply(count, columns, out, x, xRow, weight.column(column), in, y, yRow, true);
  }

  /** The biases in every row of y, if there are any. */
  void begin(int count, FloatPointer y, int yRow) {
    if (bias != null) {
      for (int e = 0; e < count; e++) {
        Pointer.memcpy(e == 0 ? y : y.getPointer((long) e * yRow), bias.floats(), 4L * out);
      }
    }
  }

  @Override
  public void close() {
    weight.close();
    if (bias != null) {
      bias.close();
    }
  }
}

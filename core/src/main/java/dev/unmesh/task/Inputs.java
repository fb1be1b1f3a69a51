package dev.unmesh.task;

/** The inputs of a set of examples, each of the same shape. */
public sealed interface Inputs permits ByteInputs, FloatInputs, TokenInputs {
  int count();

  /** The shape of one input. */
  int[] shape();

  /** Numbers an input has: the product of its shape. */
  default int width() {
    int width = 1;
    for (int extent : shape()) {
      width = Math.multiplyExact(width, extent);
    }
    return width;
  }

  /** Writes input {@code example}, as a network sees it, to {@code width()} places of {@code to} from {@code at} on. */
  void copy(int example, float[] to, int at);

  /** Writes the inputs {@code examples}, one after the other, from the start of {@code to} on. */
  default void copy(int[] examples, float[] to) {
    int width = width();
    for (int i = 0; i < examples.length; i++) {
      copy(examples[i], to, i * width);
    }
  }

  /** Some of the inputs, in the order asked for; bytes become the numbers a network sees. */
  default Inputs only(int[] examples) {
    float[] values = new float[Math.multiplyExact(examples.length, width())];
    copy(examples, values);
    return new FloatInputs(examples.length, shape(), values);
  }
}

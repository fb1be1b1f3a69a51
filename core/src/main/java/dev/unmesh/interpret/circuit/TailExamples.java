package dev.unmesh.interpret.circuit;

import java.util.stream.IntStream;

/**
 * What a tail reads on some examples, and which class each is of. Held by examples as float32, as the network's engine computes it;
 * handed out by columns in float64.
 *
 * @param values count x width, example by example; not copied
 * @param labels the class of each example; empty where targets are values
 */
public record TailExamples(int width, float[] values, int[] labels) {
  public TailExamples {
    if (values.length % width != 0) {
      throw new IllegalArgumentException(values.length + " values are no examples of " + width + " each");
    }
    if (labels.length != 0 && labels.length != values.length / width) {
      throw new IllegalArgumentException(labels.length + " labels for " + values.length / width + " examples");
    }
  }

  public int count() {
    return values.length / width;
  }

  /** Where the examples of a class stand. */
  public int[] of(int label) {
    return IntStream.range(0, labels.length).filter(i -> labels[i] == label).toArray();
  }

  /** Some of the examples. */
  public TailExamples only(int[] at) {
    float[] chosen = new float[Math.multiplyExact(at.length, width)];
    for (int i = 0; i < at.length; i++) {
      System.arraycopy(values, at[i] * width, chosen, i * width, width);
    }
    return new TailExamples(width, chosen, labels.length == 0 ? labels : IntStream.of(at).map(i -> labels[i]).toArray());
  }

  /** Column by column: [c][n] is what example n has in column c. */
  double[][] columns() {
    int count = count();
    double[][] columns = new double[width][count];
    for (int n = 0; n < count; n++) {
      for (int c = 0; c < width; c++) {
        columns[c][n] = values[n * width + c];
      }
    }
    return columns;
  }
}

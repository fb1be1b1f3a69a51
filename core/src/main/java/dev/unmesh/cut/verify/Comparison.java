package dev.unmesh.cut.verify;

/**
 * Two networks' answers to the same inputs.
 *
 * @param way how the second was computed, such as {@code onnx-joined}
 * @param inputs which, such as {@code test}
 * @param maximumDifference of any output on any input; NaN if one is no number
 * @param largestOutput of the first, without its sign: what rounding is to be measured by
 * @param agreement share of answers whose largest output is the same; NaN where outputs are no classes
 */
public record Comparison(String way, String inputs, int examples, double maximumDifference, double largestOutput, double agreement) {
  /** Outputs up to here are of the size of logits; the floats of larger ones lie further apart, and may differ by as much more. */
  private static final double USUAL_OUTPUT = 64;

  /** Whether no output differs by more than {@code tolerance}, times the largest output / 64 where that is more; what is no number does. */
  boolean within(double tolerance) {
    return maximumDifference <= tolerance * Math.max(1, largestOutput / USUAL_OUTPUT);
  }

  /** @param classes outputs an answer has; 0 where they are values */
  public static Comparison of(String way, String inputs, int examples, float[] expected, float[] found, int classes) {
    if (expected.length != found.length) {
      throw new IllegalArgumentException(way + ", " + inputs + ": " + found.length + " numbers where " + expected.length + " are expected");
    }
    double largest = 0;
    double output = 0;
    for (int i = 0; i < expected.length; i++) {
      largest = Math.max(largest, Math.abs((double) expected[i] - found[i]));
      output = Math.max(output, Math.abs(expected[i]));
    }
    return new Comparison(way, inputs, examples, largest, output, classes == 0 ? Double.NaN : agreement(expected, found, classes));
  }

  private static double agreement(float[] expected, float[] found, int classes) {
    int answers = expected.length / classes;
    int same = 0;
    for (int i = 0; i < answers; i++) {
      same += best(expected, i * classes, classes) == best(found, i * classes, classes) ? 1 : 0;
    }
    return (double) same / answers;
  }

  private static int best(float[] outputs, int from, int classes) {
    int best = 0;
    for (int c = 1; c < classes; c++) {
      best = outputs[from + c] > outputs[from + best] ? c : best;
    }
    return best;
  }
}

package dev.unmesh.cut.certify;

import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Task;
import java.util.Arrays;

/**
 * Where a task's inputs lie, as its network sees them, and how long a step of 1 in the raw data is there: 1 / 255 is one grey level of a
 * picture, whatever mean and standard deviation it is scaled by.
 *
 * @param low the least each input can be (pixels) or was in the task's examples (other numbers)
 * @param high the most
 * @param unit how far an input moves where its raw number moves by 1
 * @param units in words, what epsilon is measured in
 */
public record Domain(double[] low, double[] high, double[] unit, String units) {
  /** @throws IllegalArgumentException if inputs are tokens */
  public static Domain of(Task task) {
    Inputs inputs = task.test().inputs();
    if (inputs instanceof ByteInputs bytes) {
      return ofBytes(bytes);
    } else if (inputs instanceof FloatInputs test && task.train().inputs() instanceof FloatInputs train) {
      return ofNumbers(test, train);
    }
    throw new IllegalArgumentException(
        "inputs of the task '" + task.name() + "' are tokens, which lie in no box: only inputs of numbers can be certified");
  }

  private static Domain ofBytes(ByteInputs bytes) {
    int width = bytes.width();
    Domain domain = new Domain(new double[width], new double[width], new double[width], "the range from black to white is 1, a grey level 1/255");
    int plane = width / bytes.mean().length;
    for (int i = 0; i < width; i++) {
      float[] table = bytes.table(i / plane);
      domain.low[i] = table[0];
      domain.high[i] = table[255];
      domain.unit[i] = 1 / (double) bytes.standardDeviation()[i / plane];
    }
    return domain;
  }

  private static Domain ofNumbers(FloatInputs... parts) {
    int width = parts[0].width();
    double[] unit = new double[width];
    double[] low = new double[width];
    double[] high = new double[width];
    Arrays.fill(unit, 1);
    Arrays.fill(low, Double.POSITIVE_INFINITY);
    Arrays.fill(high, Double.NEGATIVE_INFINITY);
    for (FloatInputs part : parts) {
      float[] values = part.values();
      for (int i = 0; i < values.length; i++) {
        low[i % width] = Math.min(low[i % width], values[i]);
        high[i % width] = Math.max(high[i % width], values[i]);
      }
    }
    return new Domain(low, high, unit, "as the network sees its inputs");
  }

  public int size() {
    return low.length;
  }

  /** All inputs there are. */
  public Box whole() {
    return new Box(low, high);
  }

  /** All inputs within {@code epsilon} of one, in units of the raw data; a few floats more, so that the next grey level is in it. */
  public Box around(double[] centre, double epsilon) {
    double[] from = new double[size()];
    double[] to = new double[size()];
    for (int i = 0; i < from.length; i++) {
      double radius = epsilon * unit[i];
      double rounding = epsilon == 0 ? 0 : 4 * FloatRounding.UNIT * (unit[i] + Math.abs(centre[i]) + radius);
      from[i] = Math.min(centre[i], Math.max(low[i], centre[i] - radius - rounding));
      to[i] = Math.max(centre[i], Math.min(high[i], centre[i] + radius + rounding));
    }
    return new Box(from, to);
  }
}

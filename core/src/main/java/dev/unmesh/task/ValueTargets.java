package dev.unmesh.task;

/**
 * {@code width} numbers for each example. The array is not copied: whoever is handed one must not write to it.
 *
 * @param values count x width, example by example
 */
public record ValueTargets(int count, int width, float[] values) implements Targets {
  public ValueTargets {
    if (width < 1 || (long) count * width != values.length) {
      throw new IllegalArgumentException(count + " examples of " + width + " targets cannot have " + values.length + " values");
    }
  }
}

package dev.unmesh.task;

/**
 * A class for each example. The array is not copied: whoever is handed one must not write to it.
 *
 * @param labels 0 to classes - 1, one an example
 */
public record ClassTargets(int classes, int[] labels) implements Targets {
  public ClassTargets {
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] < 0 || labels[i] >= classes) {
        throw new IllegalArgumentException("example " + i + " has label " + labels[i] + " of " + classes + " classes");
      }
    }
  }

  @Override
  public int count() {
    return labels.length;
  }
}

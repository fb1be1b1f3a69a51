package dev.unmesh.task;

/** Inputs and their targets, in the same order. */
public record Examples(Inputs inputs, Targets targets) {
  public Examples {
    if (inputs.count() != targets.count()) {
      throw new IllegalArgumentException(inputs.count() + " inputs but " + targets.count() + " targets");
    }
    if (inputs.count() == 0) {
      throw new IllegalArgumentException("a set of examples needs at least one");
    }
  }

  public int count() {
    return inputs.count();
  }
}

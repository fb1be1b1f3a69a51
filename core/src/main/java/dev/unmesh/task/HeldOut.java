package dev.unmesh.task;

/**
 * Training images set aside to choose by: they stand in for the test images, which are then left alone. The same whatever the seed, as
 * many of every class as there are among all (rounded).
 */
final class HeldOut {
  private static final long SEED = 0x9b05688c2b3e6c1fL;

  private HeldOut() {}

  /** @throws IllegalArgumentException if negative */
  static int checked(int count) {
    if (count < 0) {
      throw new IllegalArgumentException("task.heldOut is a number of training images, 0 or more, was " + count);
    }
    return count;
  }

  /** The task on what is left of its training examples, tested on {@code count} of them; the task itself for 0. */
  static LoadedTask of(LoadedTask task, int count) {
    if (count == 0) {
      return task;
    }
    Examples all = task.train();
    if (count >= all.count()) {
      throw new IllegalArgumentException("task.heldOut: " + count + " of " + all.count() + " training images leave none to train on");
    }
    ClassTargets targets = (ClassTargets) all.targets();
    Split split = Split.of(targets.labels(), targets.classes(), (double) count / all.count(), SEED);
    return new LoadedTask(
        task.name(),
        task.inputShape(),
        task.outputs(),
        task.inputLabels(),
        task.outputLabels(),
        task.loss(),
        only(all, targets, split.train()),
        only(all, targets, split.test()),
        task.sources());
  }

  private static Examples only(Examples all, ClassTargets targets, int[] chosen) {
    return new Examples(all.inputs().only(chosen), new ClassTargets(targets.classes(), Split.pick(targets.labels(), chosen)));
  }
}

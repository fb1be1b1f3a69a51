package dev.unmesh.run;

import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenTargets;

/** Whether a network answers where its task has targets. */
final class Answers {
  private Answers() {}

  /** @throws RunException if the run's task has a target at every position; {@code act}, as in "switching modules", needs one an example */
  static void requireOneEach(RunFolder folder, Task task, String act) {
    if (task.asksAtEveryPosition()) {
      throw new RunException(
          "the run " + folder.path() + " learns to continue text (" + task.name() + "): " + act
              + " goes by one answer an example, and here there is one at every position");
    }
  }

  /**
   * @param answers at how many positions of an example the network answers
   * @throws IllegalArgumentException if there are more or fewer than targets, or the network may read its answers off its input
   */
  static void check(NetworkOptions network, int answers, Task task) {
    if (!(task.train().targets() instanceof TokenTargets targets)) {
      if (answers > 1) {
        throw new IllegalArgumentException(
            "network: the network answers at each of " + answers + " positions, but task '" + task.name() + "' has one target an example: "
                + (network instanceof TransformerOptions ? "set network.readout to last" : "take a network of kind transformer with readout: last"));
      }
      return;
    }
    if (answers != targets.length()) {
      throw new IllegalArgumentException(
          "network: it answers at " + (answers == 1 ? "one position" : answers + " positions") + " of an example, but task '" + task.name()
              + "' has a target at each of " + targets.length()
              + (network instanceof TransformerOptions ? ": set network.readout to all" : ": take a network of kind gpt2, or transformer with readout: all, gpt2, gpt-neox or pretrained"));
    }
    if (network instanceof TransformerOptions transformer && !transformer.causal()) {
      throw new IllegalArgumentException(
          "network.causal: in task '" + task.name() + "' every position is asked for the token after it, which a network that sees what follows only has"
              + " to copy: set it to true");
    }
  }
}

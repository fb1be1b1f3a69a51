package dev.unmesh.interpret.prune;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;

/** Which of the task's inputs a network reads at all: those without a live neuron need not be knocked out. */
record InputUse(boolean[] live) {
  static InputUse of(Subject subject, Weights weights) {
    int features = subject.task().inputShape()[0];
    boolean[] live = new boolean[features];
    NeuronGroup group =
        subject.wiring().groups().stream().filter(g -> g.role() == Role.INPUT).findFirst().orElseThrow();
    if (subject.task().vocabulary() > 0 || InputNames.isSequence(subject.task()) || group.size() != features) {
      Arrays.fill(live, true); // tokens share the neurons of the vocabulary, or of their features
      return new InputUse(live);
    }
    int[] order = subject.pass().inputOrder();
    for (int place : LiveWiring.of(subject.wiring(), weights).live(group.name())) {
      live[order[place]] = true;
    }
    return new InputUse(live);
  }

  boolean isLive(int feature) {
    return live[feature];
  }
}

package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Takes out what no longer does anything: a neuron that no input reaches says the same whatever the input, so what it adds goes into the
 * biases behind it; a neuron that reaches no output is silenced. The function stays as it was, up to rounding. What cannot be taken
 * out so (constants before a convolution or a layer without biases, tied weights, neurons coupled without weights) is left.
 */
public final class DeadStructure {
  private final Subject subject;
  private final Wiring wiring;
  private final Set<String> tied = new HashSet<>();
  private final Set<String> coupled = new HashSet<>();

  private DeadStructure(Subject subject) {
    this.subject = subject;
    this.wiring = subject.wiring();
    Map<String, String> viewer = new HashMap<>();
    for (Connection connection : wiring.connections()) {
      if (viewer.put(connection.view().parameter(), connection.name()) != null) {
        tied.add(connection.view().parameter());
      }
    }
    wiring.couplings().forEach(coupling -> coupled.addAll(coupling.groups()));
  }

  /** The weights {@code pruned} without what does nothing. */
  public static Weights removed(Subject subject, Weights pruned) {
    DeadStructure dead = new DeadStructure(subject);
    return dead.silenced(dead.folded(pruned));
  }

  private Weights folded(Weights weights) {
    LiveWiring live = LiveWiring.of(wiring, weights);
    WeightDraft draft = new WeightDraft(wiring, weights);
    for (Connection connection : wiring.connections()) {
      int[] neurons = wiring.columnNeurons(connection);
      Optional<float[]> constants = Optional.empty();
      for (int column = 0; column < neurons.length && isMine(connection) && connection.kernelSize() == 1; column++) {
        if (!live.isReached(connection.from(), neurons[column])) {
          constants = constants.isPresent() ? constants : subject.pass().into(weights, subject.test().inputs().only(new int[] {0}), connection);
          if (constants.isPresent() && (constants.get()[column] == 0 || draft.canFold(connection))) {
            for (int row = 0; row < connection.rows(); row++) {
              draft.fold(connection, row, column, constants.get()[column]);
            }
          }
        }
      }
    }
    return draft.weights();
  }

  private Weights silenced(Weights weights) {
    LiveWiring live = LiveWiring.of(wiring, weights);
    WeightDraft draft = new WeightDraft(wiring, weights);
    for (NeuronGroup group : wiring.groups()) {
      for (int neuron = 0; neuron < group.size(); neuron++) {
        if (group.role() == Role.HIDDEN && !coupled.contains(group.name()) && !live.isReaching(group.name(), neuron)) {
          silence(draft, group.name(), neuron);
        }
      }
    }
    return draft.weights();
  }

  private void silence(WeightDraft draft, String group, int neuron) {
    for (Connection connection : wiring.into(group)) {
      int[] rows = wiring.rowNeurons(connection);
      for (int row = 0; row < rows.length && isMine(connection); row++) {
        for (int column = 0; rows[row] == neuron && column < connection.columns(); column++) {
          if (draft.isSet(connection, row, column)) {
            draft.set(connection, row, column, 0);
          }
        }
      }
    }
    for (NeuronParameter bias : wiring.neuronParameters()) {
      for (int i = 0; i < bias.axis().length() && bias.group().equals(group) && bias.kind() == NeuronParameter.Kind.BIAS; i++) {
        if (bias.map().neuron(i, wiring.group(group).size()) == neuron) {
          draft.set(bias.parameter(), bias.offset() + bias.axis().offset(i), 0);
        }
      }
    }
  }

  private boolean isMine(Connection connection) {
    return !tied.contains(connection.view().parameter());
  }
}

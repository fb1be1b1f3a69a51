package dev.unmesh.interpret.card;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How large modules are. */
record ModuleSizes(Wiring wiring, Partition partition) {
  List<ModuleCard.GroupSize> neurons(int module) {
    return wiring.groups().stream()
        .map(NeuronGroup::name)
        .filter(group -> !partition.isWhole(group))
        .map(group -> new ModuleCard.GroupSize(group, count(partition.labels(group).orElseThrow(), module)))
        .toList();
  }

  /** Stored weights with an end in the module and none in another, and what its neurons have of their own. */
  long parameters(int module) {
    long sum = 0;
    for (Connection connection : wiring.connections()) {
      Optional<int[]> rows = partition.rows(wiring, connection);
      Optional<int[]> columns = partition.columns(wiring, connection);
      if (rows.isPresent() || columns.isPresent()) {
        long own = rows.map(labels -> count(labels, module)).orElse(connection.rows());
        sum += own * columns.map(labels -> count(labels, module)).orElse(connection.columns()) * connection.kernelSize();
      }
    }
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      Optional<int[]> labels = partition.labels(parameter.group());
      if (labels.isPresent()) {
        int size = wiring.group(parameter.group()).size();
        for (int i = 0; i < parameter.axis().length(); i++) {
          sum += labels.get()[parameter.map().neuron(i, size)] == module ? 1 : 0;
        }
      }
    }
    return sum;
  }

  private static int count(int[] labels, int module) {
    return (int) Arrays.stream(labels).filter(label -> label == module).count();
  }
}

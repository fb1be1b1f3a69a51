package dev.unmesh.cli;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.run.LoadedRun;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** The wiring with inputs and outputs called by what they hold after swaps: the model remembers which place holds which. */
final class OrderedLabels {
  private OrderedLabels() {}

  static Wiring of(LoadedRun run) {
    SafetensorsFile model = SafetensorsFile.open(run.folder().model());
    Map<String, int[]> orders = new LinkedHashMap<>();
    for (NeuronGroup group : run.wiring().groups()) {
      String order = group.role() == Role.INPUT ? "input.order" : group.role() == Role.OUTPUT ? "output.order" : "";
      if (model.has(order)) {
        orders.put(group.name(), Arrays.stream(model.longs(order)).mapToInt(Math::toIntExact).toArray());
      }
    }
    return orders.isEmpty() ? run.wiring() : run.wiring().permuted(Permutation.of(run.wiring(), orders), false);
  }
}

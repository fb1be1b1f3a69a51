package dev.unmesh.cut;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The wiring of joined modules: inputs and outputs are the same groups for all; every other group is a module's own. */
final class JoinedWiring {
  private final WiringBuilder joined = Wiring.builder();

  private JoinedWiring() {}

  static Wiring of(List<Wiring> parts, boolean bias) {
    JoinedWiring joining = new JoinedWiring();
    Map<String, NeuronGroup> shared = new LinkedHashMap<>();
    parts.forEach(part -> part.groups().stream().filter(JoinedWiring::isShared).forEach(group -> shared.putIfAbsent(group.name(), group)));
    shared.values().forEach(joining.joined::group);
    for (int m = 0; m < parts.size(); m++) {
      joining.add(parts.get(m), JoinedNetwork.prefix(m));
    }
    if (bias) {
      shared.values().stream()
          .filter(group -> group.role() == Role.OUTPUT)
          .findFirst()
          .ifPresent(output -> joining.joined.bias(JoinedNetwork.BIAS, output.name()));
    }
    return joining.joined.build();
  }

  private static boolean isShared(NeuronGroup group) {
    return group.role() != Role.HIDDEN;
  }

  private void add(Wiring part, String prefix) {
    for (NeuronGroup group : part.groups()) {
      if (!isShared(group)) {
        joined.group(
            new NeuronGroup(
                prefix + group.name(),
                group.size(),
                group.role(),
                renamed(group.symmetry(), prefix),
                group.coordinates(),
                group.labels(),
                group.map()));
      }
    }
    for (Connection c : part.connections()) {
      ParameterView view = c.view();
      joined.connect(
          new Connection(
              prefix + c.name(),
              name(part, c.from(), prefix),
              name(part, c.to(), prefix),
              new ParameterView(prefix + view.parameter(), view.offset(), view.rows(), view.columns(), view.kernel()),
              c.rowMap(),
              c.columnMap()));
    }
    for (NeuronParameter p : part.neuronParameters()) {
      joined.perNeuron(new NeuronParameter(prefix + p.parameter(), name(part, p.group(), prefix), p.kind(), p.offset(), p.axis(), p.map()));
    }
    for (Coupling coupling : part.couplings()) {
      joined.coupling(new Coupling(coupling.kind(), coupling.groups().stream().map(group -> name(part, group, prefix)).toList()));
    }
  }

  private static String name(Wiring part, String group, String prefix) {
    return isShared(part.group(group)) ? group : prefix + group;
  }

  private static Symmetry renamed(Symmetry symmetry, String prefix) {
    if (symmetry instanceof Symmetry.Lockstep lockstep) {
      return new Symmetry.Lockstep(prefix + lockstep.leader(), lockstep.width());
    }
    return symmetry instanceof Symmetry.Blocks blocks
        ? new Symmetry.Blocks(blocks.width(), blocks.orderedWith().map(other -> prefix + other), blocks.fixed())
        : symmetry;
  }
}

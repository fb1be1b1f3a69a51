package dev.unmesh.wiring;

/** The rules a wiring keeps: every name known, every axis as long as its group asks. */
final class WiringCheck {
  private WiringCheck() {}

  static void check(Wiring wiring) {
    for (NeuronGroup group : wiring.groups()) {
      checkSymmetry(wiring, group);
    }
    for (Connection connection : wiring.connections()) {
      String where = "connection '" + connection.name() + "'";
      checkAxis(where + ", rows", connection.rowMap(), connection.rows(), wiring.group(connection.to()));
      checkAxis(where + ", columns", connection.columnMap(), connection.columns(), wiring.group(connection.from()));
    }
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      checkAxis(
          "parameter '" + parameter.parameter() + "'", parameter.map(), parameter.axis().length(), wiring.group(parameter.group()));
    }
    for (Coupling coupling : wiring.couplings()) {
      coupling.groups().forEach(wiring::group);
    }
  }

  private static void checkAxis(String where, AxisMap map, int length, NeuronGroup group) {
    int wanted = map.extent(group.size());
    if (wanted != length) {
      throw new IllegalArgumentException(
          where + ": " + length + " long, but group '" + group.name() + "' of " + group.size() + " neurons asks for " + wanted);
    }
  }

  private static void checkSymmetry(Wiring wiring, NeuronGroup group) {
    if (group.symmetry() instanceof Symmetry.Lockstep lockstep) {
      NeuronGroup leader = wiring.group(lockstep.leader());
      if (leader.size() * (long) lockstep.width() != group.size()) {
        throw new IllegalArgumentException(
            "group '" + group.name() + "' of " + group.size() + " neurons cannot follow '" + leader.name() + "' of " + leader.size()
                + " at width " + lockstep.width());
      }
    } else if (group.symmetry() instanceof Symmetry.Blocks blocks) {
      if (group.size() % blocks.width() != 0) {
        throw new IllegalArgumentException(
            "group '" + group.name() + "' of " + group.size() + " neurons does not divide into blocks of " + blocks.width());
      }
      blocks.orderedWith().ifPresent(wiring::group);
    }
  }
}

package dev.unmesh.interpret.card;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.List;

/**
 * Where modules meet: the connection from the last divided group to the whole output, in which their contributions are summed.
 *
 * @param labels the module of every column, -1 for none
 */
record Joint(Connection connection, int[] labels) {
  /** @throws IllegalArgumentException if the modules do not meet in the outputs, or in several connections */
  static Joint of(Wiring wiring, Partition partition) {
    List<Connection> joints =
        wiring.connections().stream()
            .filter(c -> wiring.group(c.to()).role() == Role.OUTPUT && partition.isWhole(c.to()) && !partition.isWhole(c.from()))
            .toList();
    if (joints.size() != 1) {
      throw new IllegalArgumentException(
          "what a module adds to the outputs is known where one connection leads from divided neurons to a whole output; here "
              + (joints.isEmpty() ? "none does: divide the last hidden group too" : joints.stream().map(Connection::name).toList() + " do"));
    }
    return of(wiring, partition, joints.get(0));
  }

  private static Joint of(Wiring wiring, Partition partition, Connection connection) {
    return new Joint(connection, partition.columns(wiring, connection).orElseThrow());
  }

  /** The same connection under another partition of the same groups. */
  Joint under(Wiring wiring, Partition other) {
    return of(wiring, other, connection);
  }
}

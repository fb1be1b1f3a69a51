package dev.unmesh.train;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Whether so few weights are kept that some outputs must end without any. */
final class SparsityCheck {
  private SparsityCheck() {}

  /** @throws IllegalArgumentException if fewer weights lead to a group of outputs than there are outputs, saying how many to keep */
  static void of(SparsityOptions sparsity, Wiring wiring) {
    for (NeuronGroup group : wiring.groups()) {
      List<Connection> into = wiring.into(group.name());
      if (group.role() == Role.OUTPUT && into.size() == 1 && presses(sparsity, into.get(0))) {
        check(sparsity, wiring, into.get(0));
      }
    }
  }

  private static boolean presses(SparsityOptions sparsity, Connection connection) {
    return sparsity.connections().isEmpty() || sparsity.connections().contains(connection.name());
  }

  private static void check(SparsityOptions sparsity, Wiring wiring, Connection last) {
    long size = (long) last.rows() * last.columns() * last.kernelSize();
    long kept = Math.max(1, Math.round(sparsity.keep() * size));
    long outputs = Arrays.stream(wiring.rowNeurons(last)).distinct().count();
    if (kept < outputs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sparsity.keep: %s leaves %d of the %d weights of '%s', so that at least %d of its %d outputs have none and answer the same whatever"
                  + " the input; keep %s or more, or name the other connections in sparsity.connections",
              sparsity.keep(), kept, size, last.name(), outputs - kept, outputs, Math.ceil(1e4 * outputs / size) / 1e4));
    }
  }
}

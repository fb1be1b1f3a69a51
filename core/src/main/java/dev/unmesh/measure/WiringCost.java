package dev.unmesh.measure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;

/**
 * The length of a network's wires, each as thick as its weight:
 *
 * <pre>sum |w_jk| d_jk</pre>
 *
 * with d the L1 distance between the coordinates of the neurons it joins: a group's own, else a line across [0, 1]. Each stored
 * weight counts once. A table of tokens has no length: an input group that lies nowhere, before one that has its place. Source: BIMT, Liu et al. 2023, section 2 (the distance term alone, A = 1, y = 0).
 */
public final class WiringCost {
  private WiringCost() {}

  /** Whether all joined groups have coordinates of equal dimensions. */
  public static boolean isDefined(Wiring wiring) {
    return wiring.connections().stream()
        .filter(c -> !isTable(wiring, c))
        .allMatch(c -> coordinates(wiring.group(c.to())).dimensions() == coordinates(wiring.group(c.from())).dimensions());
  }

  /** @throws IllegalArgumentException if joined groups have coordinates of different dimensions */
  public static double of(Wiring wiring, Weights weights) {
    double[] sum = new double[1];
    StoredWeights.visit(
        wiring,
        weights,
        connection -> {
          if (isTable(wiring, connection)) {
            return (row, column, value) -> {};
          }
          Wires wires = Wires.of(wiring, connection);
          return (row, column, value) -> sum[0] += Math.abs(value) * wires.length(row, column);
        });
    return sum[0];
  }

  private static boolean isTable(Wiring wiring, Connection connection) {
    NeuronGroup from = wiring.group(connection.from());
    return from.role() == Role.INPUT && from.coordinates().isEmpty() && wiring.group(connection.to()).coordinates().isPresent();
  }

  private static Coordinates coordinates(NeuronGroup group) {
    return group.coordinates().orElseGet(() -> Coordinates.line(group.size()));
  }

  private record Wires(Coordinates to, Coordinates from, int[] rowNeurons, int[] columnNeurons) {
    static Wires of(Wiring wiring, Connection connection) {
      return new Wires(
          coordinates(wiring.group(connection.to())),
          coordinates(wiring.group(connection.from())),
          wiring.rowNeurons(connection),
          wiring.columnNeurons(connection));
    }

    double length(int row, int column) {
      return to.distance(rowNeurons[row], from, columnNeurons[column]);
    }
  }
}

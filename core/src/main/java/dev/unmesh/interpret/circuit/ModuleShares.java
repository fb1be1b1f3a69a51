package dev.unmesh.interpret.circuit;

import dev.unmesh.interpret.RandomSplit;
import dev.unmesh.network.Seeds;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** How circuits lie in the modules of a partition, beside random splits of the same sizes. */
public final class ModuleShares {
  private static final int DRAWS = 100;

  private final Wiring wiring;
  private final Partition partition;
  private final List<Connection> divided;

  public ModuleShares(Wiring wiring, Partition partition, List<String> connections) {
    this.wiring = wiring;
    this.partition = partition;
    this.divided =
        connections.stream().map(wiring::connection).filter(c -> partition.pair(wiring, c).isPresent()).toList();
  }

  Optional<ModuleShare> of(EdgeSet circuit, long seed) {
    if (divided.isEmpty()) {
      return Optional.empty();
    }
    Counts own = count(circuit, partition);
    double[] inside = new double[DRAWS];
    double[] largest = new double[DRAWS];
    for (int draw = 0; draw < DRAWS; draw++) {
      Counts counts = count(circuit, RandomSplit.of(wiring, partition, Seeds.mix(seed, draw)));
      inside[draw] = counts.inside();
      largest[draw] = counts.largest();
    }
    double mean = Arrays.stream(inside).average().orElse(Double.NaN);
    double square = Arrays.stream(inside).map(x -> (x - mean) * (x - mean)).sum();
    return Optional.of(
        new ModuleShare(
            own.edges, own.touched(), own.inside(), own.largest(), mean, Math.sqrt(square / (DRAWS - 1)),
            Arrays.stream(largest).average().orElse(Double.NaN)));
  }

  private Counts count(EdgeSet circuit, Partition split) {
    Counts counts = new Counts(split.modules());
    for (Connection connection : divided) {
      PairPartition pair = split.pair(wiring, connection).orElseThrow();
      int[] rows = pair.rows();
      int[] columns = pair.columns();
      BitSet bits = circuit.bits(connection.name());
      for (int at = bits.nextSetBit(0); at >= 0; at = bits.nextSetBit(at + 1)) {
        counts.add(rows[at / columns.length], columns[at % columns.length]);
      }
    }
    return counts;
  }

  private static final class Counts {
    private final int[] within;
    private final boolean[] isTouched;
    private int edges;

    Counts(int modules) {
      within = new int[modules];
      isTouched = new boolean[modules];
    }

    void add(int to, int from) {
      edges++;
      if (to >= 0) {
        isTouched[to] = true;
      }
      if (from >= 0) {
        isTouched[from] = true;
      }
      if (to >= 0 && to == from) {
        within[to]++;
      }
    }

    int touched() {
      int count = 0;
      for (boolean one : isTouched) {
        count += one ? 1 : 0;
      }
      return count;
    }

    double inside() {
      return edges == 0 ? Double.NaN : (double) Arrays.stream(within).sum() / edges;
    }

    double largest() {
      return edges == 0 ? Double.NaN : (double) Arrays.stream(within).max().orElse(0) / edges;
    }
  }
}

package dev.unmesh.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.network.Activation;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The control of an ablation is a split of the same sizes that keeps together what the wiring ties. */
class RandomSplitTest {
  private static final Wiring WIRING =
      new TransformerOptions(16, 1, 4, 0, 8, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST)
          .blueprint(new NetworkShape(new int[] {3}, 6, 5, List.of(), List.of()))
          .wiring();
  private static final Partition LANES = ContiguousBlocks.partition(WIRING, List.of("residual", "Q1", "V1", "mlp1"), 4);

  @Test
  void headsStayWholeAndTogether() {
    Set<List<Integer>> heads = new HashSet<>();
    Set<List<Integer>> streams = new HashSet<>();
    for (int seed = 0; seed < 50; seed++) {
      Partition split = RandomSplit.of(WIRING, LANES, seed);
      assertEquals(split, RandomSplit.of(WIRING, LANES, seed));
      int[] queries = split.labels("Q1").orElseThrow();
      assertArrayEquals(queries, split.labels("K1").orElseThrow());
      assertArrayEquals(queries, split.labels("V1").orElseThrow());
      for (int i = 0; i < queries.length; i++) {
        assertEquals(queries[i - i % 4], queries[i]);
      }
      LANES.labels().forEach((group, of) -> assertArrayEquals(sorted(of), sorted(split.labels(group).orElseThrow()), group));
      heads.add(List.of(queries[0], queries[4], queries[8], queries[12]));
      streams.add(Arrays.stream(split.labels("residual").orElseThrow()).boxed().toList());
    }
    assertTrue(heads.size() > 12, heads.size() + " of 24 orders of heads");
    assertEquals(50, streams.size());
  }

  @Test
  void whatIsNotTiedIsDealtApart() {
    // values by a partition of their own, queries cut through their heads, a neuron of no module
    Map<String, int[]> labels = new LinkedHashMap<>();
    labels.put("Q1", new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1});
    labels.put("V1", new int[] {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1});
    labels.put("mlp1", new int[] {-1, 0, 0, 0, 1, 1, 1, 1});
    boolean cut = false;
    for (int seed = 0; seed < 20; seed++) {
      Partition split = RandomSplit.of(WIRING, new Partition(2, labels), seed);
      int[] values = split.labels("V1").orElseThrow();
      for (int i = 0; i < values.length; i++) {
        assertEquals(values[i - i % 4], values[i]);
      }
      int[] queries = split.labels("Q1").orElseThrow();
      cut |= queries[0] != queries[1];
      assertArrayEquals(sorted(labels.get("Q1")), sorted(queries));
      assertEquals(-1, split.labels("mlp1").orElseThrow()[0]);
    }
    assertTrue(cut);
  }

  private static int[] sorted(int[] values) {
    int[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}

package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WholeHeadsTest {
  private static final Blueprint BLUEPRINT =
      new TransformerOptions(16, 1, 4, 0, 8, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST)
          .blueprint(new NetworkShape(new int[] {3}, 6, 5, List.of(), List.of()));
  private static final Wiring WIRING = BLUEPRINT.wiring();

  @Test
  void aHeadGoesWhereMostOfItIs() {
    int[] queries = {0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 1, -1, 0, 0, 1};
    int[] values = {0, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1};
    Map<String, int[]> labels = new LinkedHashMap<>();
    labels.put("residual", new int[16]);
    labels.put("Q1", queries);
    labels.put("K1", queries);
    labels.put("V1", values);
    Partition whole = WholeHeads.in(WIRING, new Partition(2, labels));
    // votes of queries, keys and values: 7 of 12 for 0; 8 for 1; 8 for 1; 6 of 10 for 1
    int[] expected = {0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    assertArrayEquals(expected, whole.labels("V1").orElseThrow());
    expected[12] = -1;
    assertArrayEquals(expected, whole.labels("Q1").orElseThrow());
    assertArrayEquals(expected, whole.labels("K1").orElseThrow());
    assertTrue(whole.isWhole("mlp1"));
  }

  @Test
  void plantedLanesAreFoundWithTheirHeads() {
    // lane c: residual neurons, head and MLP neurons of remainder c; weights between lanes a twentieth
    Map<String, WeightArray> lanes = new LinkedHashMap<>(BLUEPRINT.initialWeights(4));
    for (Connection connection : WIRING.connections()) {
      WeightArray drawn = lanes.get(connection.view().parameter());
      float[] values = drawn.values().clone();
      for (int i = 0; i < connection.rows(); i++) {
        for (int j = 0; j < connection.columns(); j++) {
          if (lane(connection.to(), i) != lane(connection.from(), j)) {
            values[(int) connection.view().index(i, j, 0)] *= .05f;
          }
        }
      }
      lanes.put(connection.view().parameter(), new WeightArray(drawn.shape(), values));
    }
    Set<String> ends = Set.of("tokens", "positions", "output");
    Partition found = new WholeNetworkSpectral().partition(WIRING, Weights.of(lanes), ends, 4, 1);
    for (String group : List.of("residual", "Q1", "K1", "V1", "mlp1")) {
      int[] of = found.labels(group).orElseThrow();
      for (int i = 0; i < of.length; i++) {
        int lane = lane(group, i);
        assertEquals(found.labels("V1").orElseThrow()[lane * 4], of[i], group + " " + i);
      }
    }
    assertEquals(4, Arrays.stream(found.labels("V1").orElseThrow()).distinct().count());
  }

  private static int lane(String group, int neuron) {
    return group.length() == 2 ? neuron / 4 : neuron % 4;
  }
}

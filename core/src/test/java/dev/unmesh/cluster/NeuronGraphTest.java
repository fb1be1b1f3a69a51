package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NeuronGraphTest {
  @Test
  void kernelsFoldsBlocksAndFollowersAddUpOnTheirNeuron() {
    Wiring wiring =
        Wiring.builder()
            .input("x", 1)
            .hidden("channels", 2)
            .group(NeuronGroup.of("units", 4, Role.HIDDEN).with(new Symmetry.Lockstep("channels", 2)))
            .output("y", 2)
            .convolution("conv", "x", "channels", 2)
            .linear("fc", "units", "y")
            .connect(
                new Connection("skip", "x", "y", ParameterView.outByIn("skip.weight", 2, 3), AxisMap.ONE_TO_ONE, new AxisMap.Folds(3)))
            .build();
    Weights weights =
        Weights.of(
            Map.of(
                "conv.weight", new WeightArray(new int[] {2, 1, 2}, new float[] {1, -2, 0, 0}),
                "fc.weight", new WeightArray(new int[] {2, 4}, new float[] {1, -1, 0, 0, 5, 0, 0, 0}),
                "skip.weight", new WeightArray(new int[] {2, 3}, new float[] {1, -1, 1, 0, 0, 0})));
    NeuronGraph graph = NeuronGraph.of(wiring, weights);
    // nodes: x 0, channel 1 is node 1, channel 2 has no weight, y 2 and 3
    assertArrayEquals(new int[] {1, -1}, graph.nodes("channels"));
    assertEquals(1, graph.isolated());
    assertEquals(2 * (3 + 2 + 5 + 3), graph.graph().total(), 1e-12);
    assertEquals(3 + 2 + 5, graph.graph().strength(1), 1e-12);
    assertEquals(2 + 3, graph.graph().strength(2), 1e-12);
    Partition partition = graph.partition(new int[] {0, 1, 0, 1}, 2);
    assertArrayEquals(new int[] {1, 1, -1, -1}, partition.labels("units").orElseThrow());
    assertArrayEquals(new int[] {0, 1}, partition.labels("y").orElseThrow());
  }

  @Test
  void errorsNameTheConnection() {
    Wiring wiring = Wiring.builder().input("x", 1).output("y", 2).linear("fc", "x", "y").build();
    Weights weights = Weights.of(Map.of("fc.weight", new WeightArray(new int[] {2, 1}, new float[] {1, Float.NaN})));
    String message = assertThrows(IllegalArgumentException.class, () -> NeuronGraph.of(wiring, weights)).getMessage();
    assertTrue(message.contains("'fc': NaN at row 1, column 0"), message);
  }
}

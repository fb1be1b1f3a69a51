package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WiringCostTest {
  private static Weights weights(int[] shape, float... values) {
    return Weights.of(Map.of("fc.weight", new WeightArray(shape, values)));
  }

  @Test
  void weightTimesDistance() {
    Wiring wiring = Wiring.builder().input("x", 2).output("y", 1).linear("fc", "x", "y").build();
    Weights weights = weights(new int[] {1, 2}, -2, .01f);
    // x at .25 and .75, y at .5
    assertEquals(2.01 * .25, WiringCost.of(wiring, weights), 1e-7);
    assertEquals(new EdgeCount(1, 2, .01), EdgeCount.of(wiring, weights, .01));
    assertEquals(2, EdgeCount.of(wiring, weights, 1e-3).above());
  }

  @Test
  void kernelsByTheirAbsoluteSumAndOwnCoordinates() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("x", 1, Role.INPUT).with(new Coordinates(new double[][] {{0, 0}})))
            .group(NeuronGroup.of("y", 1, Role.OUTPUT).with(new Coordinates(new double[][] {{.5, 1}})))
            .convolution("fc", "x", "y", 4)
            .build();
    Weights weights = weights(new int[] {1, 1, 2, 2}, 1, -1, 0, 2);
    assertEquals(4 * 1.5, WiringCost.of(wiring, weights), 1e-7);
    assertEquals(new EdgeCount(3, 4, .01), EdgeCount.of(wiring, weights));
  }

  @Test
  void aTiedWeightCountsOnce() {
    Wiring wiring =
        Wiring.builder()
            .input("x", 2)
            .hidden("h", 2)
            .output("y", 2)
            .connect(new Connection("in", "x", "h", ParameterView.outByIn("fc.weight", 2, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(new Connection("out", "h", "y", ParameterView.inByOut("fc.weight", 2, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .build();
    Weights weights = weights(new int[] {2, 2}, 1, 2, 3, 4);
    assertEquals(4, EdgeCount.of(wiring, weights).total());
    assertEquals(.5 * (2 + 3), WiringCost.of(wiring, weights), 1e-7);
  }

  @Test
  void aTableOfTokensHasNoLength() {
    Wiring wiring =
        Wiring.builder()
            .input("tokens", 3)
            .group(NeuronGroup.of("embedding", 2, Role.HIDDEN).with(Coordinates.line(2)))
            .group(NeuronGroup.of("y", 1, Role.OUTPUT).with(Coordinates.line(1)))
            .connect(
                new Connection(
                    "embedding", "tokens", "embedding", ParameterView.inByOut("table", 3, 2), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(
                new Connection("fc", "embedding", "y", ParameterView.outByIn("fc.weight", 1, 4), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)))
            .build();
    Weights weights =
        Weights.of(
            Map.of(
                "table", new WeightArray(new int[] {3, 2}, new float[] {9, 9, 9, 9, 9, 9}),
                "fc.weight", new WeightArray(new int[] {1, 4}, new float[] {1, -2, 3, 4})));
    // dimensions at .25 and .75, twice over; y at .5
    assertEquals(10 * .25, WiringCost.of(wiring, weights), 1e-7);
  }

  @Test
  void refusesGroupsLaidOutUnlike() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("x", 4, Role.INPUT).with(Coordinates.grid(4)))
            .output("y", 1)
            .linear("fc", "x", "y")
            .build();
    assertThrows(IllegalArgumentException.class, () -> WiringCost.of(wiring, weights(new int[] {1, 4}, 1, 2, 3, 4)));
  }
}

package dev.unmesh.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CrossModuleTest {
  // in (2, whole) -> hidden (3) -> flat (2 channels of 2 columns each) -> out (1, whole)
  private static final Wiring WIRING =
      new Wiring(
          List.of(
              NeuronGroup.of("in", 2, Role.INPUT),
              NeuronGroup.of("hidden", 3, Role.HIDDEN),
              NeuronGroup.of("next", 2, Role.HIDDEN),
              NeuronGroup.of("out", 1, Role.OUTPUT)),
          List.of(
              plain("a", "in", "hidden", 3, 2, AxisMap.ONE_TO_ONE),
              plain("b", "hidden", "next", 2, 6, new AxisMap.Blocks(2)),
              plain("c", "next", "out", 1, 2, AxisMap.ONE_TO_ONE)),
          List.of(),
          List.of());

  private static Connection plain(String name, String from, String to, int rows, int columns, AxisMap map) {
    return new Connection(name, from, to, ParameterView.outByIn(name, rows, columns), AxisMap.ONE_TO_ONE, map);
  }

  private static CrossModule of(int[] hidden, int[] next) {
    return CrossModule.of(
        WIRING, new Partition(2, Map.of("hidden", hidden, "next", next)), Map.of("a", 6, "b", 12, "c", 2)::get);
  }

  @Test
  void marksWhatLiesBetweenModulesOnly() {
    CrossModule cross = of(new int[] {0, 1, 1}, new int[] {0, 1});
    assertEquals(List.of("b"), List.copyOf(cross.parameters()));
    assertArrayEquals(new int[] {2, 3, 4, 5, 6, 7}, cross.entries("b").stream().toArray());
    assertEquals(6, cross.count());
  }

  @Test
  void aNeuronOfNoModuleLosesItsWeightsToWholeGroupsToo() {
    CrossModule cross = of(new int[] {0, -1, 1}, new int[] {0, 1});
    assertArrayEquals(new int[] {2, 3}, cross.entries("a").stream().toArray());
    assertArrayEquals(new int[] {2, 3, 4, 5, 6, 7, 8, 9}, cross.entries("b").stream().toArray());
  }

  @Test
  void takesThemOutAndLeavesTheRest() {
    WeightArray a = new WeightArray(new int[] {3, 2}, new float[] {1, 2, 3, 4, 5, 6});
    WeightArray b = new WeightArray(new int[] {2, 6}, new float[] {1, 2, 3, 0, 5, 6, 7, 8, 9, 10, 11, 12});
    Weights weights = Weights.of(Map.of("a", a, "b", b));
    CrossModule cross = of(new int[] {0, 1, 1}, new int[] {0, 1});
    assertEquals(5, cross.live(weights));
    Weights kept = cross.without(weights);
    assertSame(a, kept.get("a"));
    assertArrayEquals(new float[] {1, 2, 0, 0, 0, 0, 0, 0, 9, 10, 11, 12}, kept.get("b").values());
    assertEquals(0, cross.live(kept));
    assertEquals(5, cross.live(weights), "the original is untouched");
  }

  @Test
  void refusesLabelsOfAnotherNetwork() {
    assertThrows(IllegalArgumentException.class, () -> of(new int[] {0, 1}, new int[] {0, 1}));
  }
}

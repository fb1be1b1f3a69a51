package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.MapShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import org.junit.jupiter.api.Test;

class GridPhasesTest {
  @Test
  void fourModulesTakeTurnsInBothDirections() {
    int[] labels = GridPhases.labels(new MapShape(3, 4), 24, 4);
    int[] one = {0, 1, 0, 1, 2, 3, 2, 3, 0, 1, 0, 1};
    for (int i = 0; i < 24; i++) {
      assertEquals(one[i % 12], labels[i], "unit " + i);
    }
  }

  @Test
  void asSquareAsTheMapAllows() {
    MapShape wide = new MapShape(2, 12);
    assertArrayEquals(new int[] {0, 1, 2, 3}, first(GridPhases.labels(wide, 24, 8), 4));
    assertEquals(4, GridPhases.labels(wide, 24, 8)[12], "8 = 2 x 4");
    assertEquals(11, GridPhases.labels(new MapShape(12, 1), 12, 12)[11], "12 = 12 x 1 on a map of one column");
    assertEquals(3, GridPhases.labels(new MapShape(3, 2), 6, 6)[3], "6 = 3 x 2 where 2 x 3 does not fit");
    assertArrayEquals(new int[24], GridPhases.labels(wide, 24, 1));
    assertMessage("modules.count: 7 modules are no a x b grid that fits a map of 3 x 3", () -> GridPhases.labels(new MapShape(3, 3), 9, 7));
  }

  @Test
  void unitsGoByPlaceAndTheRestInBlocks() {
    Wiring wiring = wiring();
    Partition partition = GridPhases.partition(wiring, List.of("units", "fc1", "units"), 2);
    assertArrayEquals(new int[] {0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1}, partition.labels("units").orElseThrow());
    assertArrayEquals(new int[] {0, 0, 1, 1}, partition.labels("fc1").orElseThrow());
    assertTrue(partition.isWhole("channels") && partition.isWhole("y"));
    assertMessage("none is among the divided groups [fc1]: set network.map=units", () -> GridPhases.partition(wiring, List.of("fc1"), 2));
    assertMessage(
        "every module reads all channels of 'channels': leave what ends there out of modules.connections",
        () -> GridPhases.partition(wiring, List.of("channels", "units"), 2));
  }

  private static Wiring wiring() {
    return Wiring.builder()
        .input("x", 3)
        .hidden("channels", 3)
        .group(NeuronGroup.of("units", 12, Role.HIDDEN).with(new Symmetry.Lockstep("channels", 4)).with(new MapShape(2, 2)))
        .hidden("fc1", 4)
        .output("y", 2)
        .convolution("conv", "x", "channels", 9)
        .linear("fc1", "units", "fc1")
        .linear("fc2", "fc1", "y")
        .build();
  }

  private static int[] first(int[] of, int count) {
    return java.util.Arrays.copyOf(of, count);
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = assertThrows(IllegalArgumentException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}

package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContiguousBlocksTest {
  @Test
  void remaindersAreSpreadAndNoneDropped() {
    assertArrayEquals(new int[] {0, 0, 0, 1, 1, 2, 2, 2, 3, 3}, ContiguousBlocks.labels(10, 4));
    for (int size = 1; size < 60; size++) {
      for (int k = 1; k <= size; k++) {
        int[] sizes = new int[k];
        int before = 0;
        for (int label : ContiguousBlocks.labels(size, k)) {
          assertTrue(label == before || label == before + 1);
          before = label;
          sizes[label]++;
        }
        for (int of : sizes) {
          assertTrue(of == size / k || of == size / k + 1, size + " into " + k);
        }
      }
    }
  }

  @Test
  void aMatrixByItsShapeAlone() {
    PairPartition blocks = new ContiguousBlocks().cluster(new Matrix(4, 2, new float[8]), 2, 0);
    assertEquals(new PairPartition(2, new int[] {0, 0, 1, 1}, new int[] {0, 1}), blocks);
  }

  @Test
  void lockstepGroupsFollowTheirLeader() {
    Wiring wiring =
        Wiring.builder()
            .input("x", 3)
            .hidden("channels", 4)
            .group(NeuronGroup.of("units", 12, Role.HIDDEN).with(new Symmetry.Lockstep("channels", 3)))
            .output("y", 10)
            .convolution("conv", "x", "channels", 9)
            .linear("fc", "units", "y")
            .build();
    Partition partition = ContiguousBlocks.partition(wiring, List.of("channels"), 2);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, partition.labels("units").orElseThrow());
    assertTrue(partition.isWhole("x") && partition.isWhole("y"));
    Partition alone = ContiguousBlocks.partition(wiring, List.of("units"), 3);
    assertArrayEquals(new int[] {0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2}, alone.labels("units").orElseThrow());
    assertTrue(alone.isWhole("channels"));
    assertMessage("group 'x' has 3 neurons, too few for 4", () -> ContiguousBlocks.partition(wiring, List.of("x"), 4));
    assertMessage("no group 'z'", () -> ContiguousBlocks.partition(wiring, List.of("z"), 4));
  }

  @Test
  void keysCannotBeDividedWithoutTheirQueries() {
    Wiring wiring =
        Wiring.builder()
            .input("x", 4)
            .hidden("Q", 4)
            .group(NeuronGroup.of("K", 4, Role.HIDDEN).with(new Symmetry.Lockstep("Q", 1)))
            .linear("q", "x", "Q")
            .linear("k", "x", "K")
            .build();
    assertMessage("follows 'Q' in lockstep", () -> ContiguousBlocks.partition(wiring, List.of("K"), 2));
  }

  @Test
  void headsAreNeverCutThrough() {
    Wiring wiring =
        Wiring.builder()
            .hidden("residual", 12)
            .group(NeuronGroup.of("Q1", 12, Role.HIDDEN).with(new Symmetry.Blocks(3, Optional.empty())))
            .linear("W_Q1", "residual", "Q1")
            .build();
    Partition partition = ContiguousBlocks.partition(wiring, List.of("residual", "Q1"), 2);
    assertArrayEquals(new int[] {0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}, partition.labels("Q1").orElseThrow());
    for (int modules : new int[] {3, 6}) {
      assertMessage(
          "group 'Q1' has 4 heads of 3 neurons, which " + modules + " modules cannot share out",
          () -> ContiguousBlocks.partition(wiring, List.of("residual", "Q1"), modules));
    }
    ContiguousBlocks.partition(wiring, List.of("residual"), 3);
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = assertThrows(IllegalArgumentException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}

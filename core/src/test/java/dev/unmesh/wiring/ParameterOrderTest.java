package dev.unmesh.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** How a reordering of a group acts on the parameters that touch it: folds, kernels, blocks, tied and fused weights. */
class ParameterOrderTest {
  private static final int[] TURN = {1, 2, 0};

  @Test
  void bothFoldsOfAnEmbeddingMoveTogether() {
    Wiring wiring =
        Wiring.builder()
            .input("tokens", 2)
            .hidden("embedding", 3)
            .hidden("hidden", 2)
            .connect(
                new Connection(
                    "embed", "tokens", "embedding", ParameterView.inByOut("table", 2, 3), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(
                new Connection(
                    "fc1", "embedding", "hidden", ParameterView.outByIn("fc1", 2, 6), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)))
            .build();
    Map<String, int[]> sources = sources(wiring, "embedding", Map.of("table", 6, "fc1", 12));
    assertArrayEquals(new int[] {1, 2, 0, 4, 5, 3}, sources.get("table"));
    assertArrayEquals(new int[] {1, 2, 0, 4, 5, 3, 7, 8, 6, 10, 11, 9}, sources.get("fc1"));
  }

  @Test
  void kernelsAndFlattenedBlocksMoveWhole() {
    Wiring wiring =
        Wiring.builder()
            .input("colours", 1)
            .hidden("channels", 3)
            .hidden("hidden", 1)
            .convolution("conv", "colours", "channels", 2)
            .bias("conv.bias", "channels")
            .connect(
                new Connection(
                    "fc", "channels", "hidden", ParameterView.outByIn("fc", 1, 6), AxisMap.ONE_TO_ONE, new AxisMap.Blocks(2)))
            .build();
    Map<String, int[]> sources = sources(wiring, "channels", Map.of("conv.weight", 6, "conv.bias", 3, "fc", 6));
    assertArrayEquals(new int[] {2, 3, 4, 5, 0, 1}, sources.get("conv.weight"));
    assertArrayEquals(TURN, sources.get("conv.bias"));
    assertArrayEquals(new int[] {2, 3, 4, 5, 0, 1}, sources.get("fc"));
  }

  @Test
  void aTiedWeightMovesOnce() {
    Wiring wiring =
        Wiring.builder()
            .input("vocabulary", 2)
            .hidden("residual", 3)
            .output("logits", 2)
            .connect(
                new Connection(
                    "embed", "vocabulary", "residual", ParameterView.inByOut("wte", 2, 3), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .connect(
                new Connection(
                    "unembed", "residual", "logits", ParameterView.outByIn("wte", 2, 3), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE))
            .build();
    assertArrayEquals(new int[] {1, 2, 0, 4, 5, 3}, sources(wiring, "residual", Map.of("wte", 6)).get("wte"));
  }

  @Test
  void headsMoveAsWholesAndKeysFollowQueriesInAFusedParameter() {
    // q and k interleaved per head: rows are head 0 q, head 0 k, head 1 q, head 1 k; two heads of two
    StridedAxis perHead = new StridedAxis(new int[] {2, 2}, new long[] {4, 1});
    Wiring wiring =
        new Wiring(
            List.of(
                NeuronGroup.of("residual", 1, Role.INPUT),
                NeuronGroup.of("q", 4, Role.HIDDEN).with(new Symmetry.Blocks(2, Optional.empty())),
                NeuronGroup.of("k", 4, Role.HIDDEN).with(new Symmetry.Lockstep("q", 1))),
            List.of(
                new Connection(
                    "query",
                    "residual",
                    "q",
                    new ParameterView("qk", 0, perHead, StridedAxis.SINGLE, StridedAxis.SINGLE),
                    AxisMap.ONE_TO_ONE,
                    AxisMap.ONE_TO_ONE),
                new Connection(
                    "key",
                    "residual",
                    "k",
                    new ParameterView("qk", 2, perHead, StridedAxis.SINGLE, StridedAxis.SINGLE),
                    AxisMap.ONE_TO_ONE,
                    AxisMap.ONE_TO_ONE)),
            List.of(),
            List.of());
    Permutation swapHeads = Permutation.of(wiring, "q", new int[] {3, 2, 0, 1});
    assertArrayEquals(new int[] {5, 4, 7, 6, 0, 1, 2, 3}, ParameterOrder.sources(wiring, swapHeads, name -> 8).get("qk"));
    String mixed =
        assertThrows(IllegalArgumentException.class, () -> Permutation.of(wiring, "q", new int[] {0, 2, 1, 3})).getMessage();
    assertEquals("group 'q': a reordering may not mix blocks of 2", mixed);
    assertThrows(IllegalArgumentException.class, () -> Permutation.of(wiring, "k", new int[] {1, 0, 2, 3}));
    assertThrows(IllegalArgumentException.class, () -> Permutation.of(wiring, "residual", new int[] {1}));
  }

  @Test
  void labelsMoveCoordinatesStayUnlessAsked() {
    Wiring wiring =
        Wiring.builder()
            .group(NeuronGroup.of("x", 3, Role.INPUT).with(Symmetry.FREE).with(Coordinates.line(3)).withLabels(List.of("a", "b", "c")))
            .output("y", 1)
            .linear("fc", "x", "y")
            .build();
    Permutation turn = Permutation.of(wiring, "x", TURN);
    NeuronGroup swapped = wiring.permuted(turn, false).group("x");
    assertEquals(List.of("b", "c", "a"), swapped.labels());
    assertEquals(Coordinates.line(3), swapped.coordinates().orElseThrow());
    assertEquals(.5, wiring.permuted(turn, true).group("x").coordinates().orElseThrow().at(0, 0));
    Partition partition = new Partition(2, Map.of("x", new int[] {0, 0, 1})).permuted(turn);
    assertArrayEquals(new int[] {0, 1, 0}, partition.labels("x").orElseThrow());
    assertEquals(wiring.group("x").labels(), wiring.permuted(turn, true).permuted(turn.inverse(), true).group("x").labels());
  }

  private static Map<String, int[]> sources(Wiring wiring, String group, Map<String, Integer> sizes) {
    return ParameterOrder.sources(wiring, Permutation.of(wiring, group, TURN), sizes::get);
  }
}

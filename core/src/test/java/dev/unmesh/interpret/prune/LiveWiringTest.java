package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.CoupledHeads;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A neuron is live if weights lead to it from an input and from it to an output, however they go. */
class LiveWiringTest {
  @Test
  void aStreamThatIsReadAndWrittenAgain() {
    // in -> stream -> mlp -> stream -> out: a circle
    Wiring wiring =
        Wiring.builder()
            .input("in", 2)
            .hidden("stream", 3)
            .hidden("mlp", 2)
            .output("out", 1)
            .linear("read", "in", "stream")
            .linear("up", "stream", "mlp")
            .linear("down", "mlp", "stream")
            .linear("write", "stream", "out")
            .build();
    Weights weights =
        Weights.of(
            Map.of(
                "read.weight", matrix(3, 2, 1, 0, 0, 0, 0, 0), // stream 0 from in 0
                "up.weight", matrix(2, 3, 1, 0, 0, 0, 0, 5), // mlp 0 from stream 0, mlp 1 from stream 2, which nothing reaches
                "down.weight", matrix(3, 2, 0, 0, 1, 0, 0, 2), // stream 1 from mlp 0, stream 2 from mlp 1
                "write.weight", matrix(1, 3, 0, 3, 0))); // out from stream 1
    LiveWiring live = LiveWiring.of(wiring, weights);
    assertArrayEquals(new int[] {0}, live.live("in"));
    assertArrayEquals(new int[] {0, 1}, live.live("stream"));
    assertArrayEquals(new int[] {0}, live.live("mlp"));
    assertArrayEquals(new int[] {0}, live.live("out"));
    assertEquals(4, live.edges().size());
    assertFalse(live.isReached("mlp", 1));
    assertFalse(live.isReaching("mlp", 1));
    assertTrue(live.isReached("stream", 0) && live.isReaching("stream", 0));
  }

  @Test
  void copiesOfAGroupAreTheSameNeurons() {
    NeuronGroup dims = NeuronGroup.of("dims", 2, Role.INPUT);
    Wiring wiring =
        Wiring.builder()
            .group(dims)
            .output("out", 1)
            .connect(
                new Connection(
                    "read", "dims", "out", ParameterView.outByIn("w", 1, 4), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)))
            .build();
    LiveWiring live = LiveWiring.of(wiring, Weights.of(Map.of("w", matrix(1, 4, 0, 0, 0, 7))));
    assertArrayEquals(new int[] {1}, live.live("dims"));
    assertEquals(3, live.edges().get(0).column());
    assertEquals(1, live.edges().get(0).from());
  }

  @Test
  void queriesAndKeysLiveByTheirHeadsValues() {
    Wiring wiring =
        Wiring.builder()
            .input("in", 1)
            .hidden("stream", 1)
            .group(NeuronGroup.of("Q", 4, Role.HIDDEN).with(new Symmetry.Blocks(2, Optional.empty())))
            .group(NeuronGroup.of("K", 4, Role.HIDDEN).with(new Symmetry.Lockstep("Q", 1)))
            .group(NeuronGroup.of("V", 4, Role.HIDDEN).with(new Symmetry.Blocks(2, Optional.of("Q"))))
            .output("out", 1)
            .linear("embed", "in", "stream")
            .linear("q", "stream", "Q")
            .linear("k", "stream", "K")
            .linear("v", "stream", "V")
            .linear("o", "V", "stream")
            .linear("read", "stream", "out")
            .coupling(new Coupling("softmax", List.of("Q", "K", "V")))
            .build();
    WeightArray one = matrix(1, 1, 1);
    // the second head alone writes to the stream
    Weights weights =
        Weights.of(
            Map.of(
                "embed.weight", one, "q.weight", matrix(4, 1, 1, 1, 1, 0), "k.weight", matrix(4, 1, 1, 1, 1, 1),
                "v.weight", matrix(4, 1, 1, 1, 1, 1), "o.weight", matrix(1, 4, 0, 0, 1, 0), "read.weight", one));
    LiveWiring live = LiveWiring.of(wiring, weights);
    assertArrayEquals(new int[] {2}, live.live("V"));
    assertArrayEquals(new int[] {2}, live.live("Q"), "neuron 3 reads nothing");
    assertArrayEquals(new int[] {2, 3}, live.live("K"));
    assertEquals(1 + 1 + 2 + 1 + 1 + 1, live.edges().size());
    assertEquals(List.of(new CoupledHeads.Part("Q", 2, 4), new CoupledHeads.Part("K", 2, 4)), new CoupledHeads(wiring).others("V", 3));
    assertEquals(List.of(), new CoupledHeads(wiring).others("stream", 0));
  }

  @Test
  void unitsOfAMapLiveByTheirChannels() {
    Wiring wiring =
        Wiring.builder()
            .input("in", 1)
            .hidden("channels", 3)
            .group(NeuronGroup.of("units", 6, Role.HIDDEN).with(new Symmetry.Lockstep("channels", 2)))
            .output("out", 1)
            .linear("conv", "in", "channels")
            .linear("read", "units", "out")
            .build();
    // the first channel is read but never written, the third written but not read
    Weights weights = Weights.of(Map.of("conv.weight", matrix(3, 1, 0, 1, 1), "read.weight", matrix(1, 6, 1, 1, 0, 1, 0, 0)));
    LiveWiring live = LiveWiring.of(wiring, weights);
    assertArrayEquals(new int[] {3}, live.live("units"));
    assertArrayEquals(new int[] {1}, live.live("channels"));
    assertEquals(2, live.edges().size());
  }

  private static WeightArray matrix(int rows, int columns, float... values) {
    return new WeightArray(new int[] {rows, columns}, values);
  }
}

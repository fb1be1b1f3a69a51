package dev.unmesh.interpret.dependence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.SilencedModule;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.ResidualNetwork;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.language.Gpt2Options;
import dev.unmesh.network.language.GptNeoxOptions;
import dev.unmesh.network.language.MlpActivation;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is answered from a layer on, its stream kept, is what the whole network answers. */
class StreamAnsweringTest {
  private static final int COUNT = 200;
  private static final int LENGTH = 12;
  private static final int VOCABULARY = 11;

  static Stream<Arguments> networks() {
    TransformerOptions every =
        new TransformerOptions(16, 3, 2, 0, 24, Activation.RELU, true, true, true, true, false, TransformerOptions.Readout.ALL);
    TransformerOptions last =
        new TransformerOptions(16, 3, 2, 0, 24, Activation.RELU, false, false, true, true, true, TransformerOptions.Readout.LAST);
    return Stream.of(
        Arguments.of(every, true, List.of("W_in1", "W_out2", "W_Q3")),
        Arguments.of(last, false, List.of("W_in2", "W_V1", "W_in3")),
        Arguments.of(new Gpt2Options(16, 3, 2, 0, 0, MlpActivation.GELU_NEW, true), true, List.of("L1.W_in", "L2.W_K", "L0.W_out")),
        Arguments.of(new GptNeoxOptions(), true, List.of("L0.W_V", "L1.W_in", "L2.W_out")));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void isTheWholeNetworksAnswer(NetworkOptions options, boolean everywhere, List<String> connections) {
    LibTorch.start();
    NetworkShape shape = new NetworkShape(new int[] {LENGTH}, VOCABULARY, VOCABULARY, List.of(), List.of());
    try (Network network = options.blueprint(shape).build(6)) {
      torch.manual_seed(5);
      network.parameters().values().forEach(parameter -> parameter.detach().add_(torch.randn_like(parameter.detach()).mul(new org.bytedeco.pytorch.Scalar(.3))));
      Examples examples = examples(everywhere);
      try (Answering stream = new StreamAnswering((ResidualNetwork) network, new Dataset(examples));
          Answering whole = new WholeAnswering(network, new Dataset(examples))) {
        AskedTokens ofStream = AskedTokens.of(examples, stream.rows());
        AskedTokens ofWhole = AskedTokens.of(examples, whole.rows());
        BitSet intact = whole.right(ofWhole);
        assertEquals(intact, stream.right(ofStream));
        for (String name : connections) { // forwards and backwards
          Connection connection = network.wiring().connection(name);
          stream.before(List.of(connection.view().parameter()));
          assertEquals(intact, stream.right(ofStream), "before " + name);
          for (ModuleMask mask : ModuleMask.values()) {
            try (SilencedModule silenced = SilencedModule.of(network, List.of(connection), thirds(network, connection), mask, 1)) {
              assertTrue(silenced.share() > .2);
              BitSet changed = whole.right(ofWhole);
              assertEquals(changed, stream.right(ofStream), name + " " + mask);
              assertTrue(!changed.equals(intact), name + " " + mask + " changes nothing");
            }
          }
        }
      }
    }
  }

  private static Partition thirds(Network network, Connection connection) {
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (String group : List.of(connection.from(), connection.to())) {
      int[] of = new int[network.wiring().group(group).size()];
      Arrays.setAll(of, i -> i * 3 / of.length);
      labels.put(group, of);
    }
    return new Partition(3, labels);
  }

  private static Examples examples(boolean everywhere) {
    SplittableRandom random = new SplittableRandom(2);
    int[] tokens = random.ints(COUNT * LENGTH, 0, VOCABULARY).toArray();
    Targets targets =
        everywhere
            ? new TokenTargets(COUNT, LENGTH, VOCABULARY, Arrays.stream(tokens).map(t -> t == 3 ? TokenTargets.MASKED : (t * 7 + 2) % VOCABULARY).toArray())
            : new ClassTargets(VOCABULARY, random.ints(COUNT, 0, VOCABULARY).toArray());
    return new Examples(new TokenInputs(COUNT, LENGTH, VOCABULARY, tokens), targets);
  }
}

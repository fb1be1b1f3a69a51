package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.LibTorchForward;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of sequences of vectors, tokens are knocked out one by one, but the neurons that modules hold are those of their features. */
class VectorTokensTest {
  private static final int EXAMPLES = 60;

  @ParameterizedTest
  @ValueSource(ints = {2, 3})
  void tokensAreKnockedOutAndFeaturesStandInModules(int length) {
    LibTorch.start();
    SplittableRandom random = new SplittableRandom(length);
    List<String> features = List.of("y", "x");
    TransformerOptions options =
        new TransformerOptions(6, 1, 2, 0, 5, Activation.SILU, true, false, true, true, false, TransformerOptions.Readout.LAST);
    try (Network network = options.blueprint(new NetworkShape(new int[] {length, 2}, 1, features, List.of("out"))).build(4);
        LibTorchForward pass = new LibTorchForward(network)) {
      float[] values = new float[EXAMPLES * length * 2];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(-2, 2);
      }
      FloatInputs inputs = new FloatInputs(EXAMPLES, new int[] {length, 2}, values);
      Examples examples = new Examples(inputs, new ValueTargets(EXAMPLES, 1, pass.outputs(network.weights(), inputs)));
      Planted.Given task =
          new Planted.Given(new int[] {length, 2}, 1, features, List.of("out"), Loss.MEAN_SQUARED_ERROR, examples, examples);
      Findings found = Examination.of(new Subject(network.wiring(), network.weights(), pass, task), Tolerance.USUAL, share -> {}).findings();
      List<String> tokens = List.of("token 1", "token 2", "token 3").subList(0, length);
      assertEquals(tokens, found.inputs());
      assertTrue(tokens.containsAll(found.dependencies().get("out")) && found.dependencies().get("out").contains("token " + length));
      assertEquals(Set.of("x", "y"), Set.copyOf(found.modules().get(0).inputs()));
      assertEquals(List.of(), found.features(), "no sums of tokens");
      assertFalse(found.sentences().isEmpty());
    }
  }
}

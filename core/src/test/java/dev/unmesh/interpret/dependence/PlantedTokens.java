package dev.unmesh.interpret.dependence;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Examples;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.wiring.Partition;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A transformer that says token t + 1 (of 0 to 3) after token t, through one hidden neuron of its MLP for each: neuron t reads dimension t of the
 * stream, where token t stands, and writes to dimension 4 + (t + 1) mod 4, which says token (t + 1) mod 4. Where that is silent it says token
 * 4, which is never right.
 */
final class PlantedTokens {
  static final int TOKENS = 4;
  static final int LENGTH = 6;
  /** Dimensions d and 4 + d of the stream, and neuron d, make up module d. */
  static final Partition MODULES = new Partition(4, Map.of("residual", new int[] {0, 1, 2, 3, 0, 1, 2, 3}, "mlp1", new int[] {0, 1, 2, 3}));

  private PlantedTokens() {}

  static Network network() {
    LibTorch.start();
    TransformerOptions options =
        new TransformerOptions(8, 1, 1, 0, TOKENS, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.ALL);
    Network network = options.blueprint(new NetworkShape(new int[] {LENGTH}, TOKENS + 1, TOKENS + 1, List.of(), List.of())).build(1);
    network.parameters().forEach((name, tensor) -> Tensors.write(tensor, values(name, Math.toIntExact(tensor.numel()))));
    return network;
  }

  private static float[] values(String name, int size) {
    float[] values = new float[size];
    for (int t = 0; t < TOKENS; t++) {
      int next = (t + 1) % TOKENS;
      switch (name) {
        case "embedding.weight", "W_in1.weight" -> values[t * 8 + t] = 1;
        case "W_out1.weight" -> values[(4 + next) * TOKENS + t] = 1;
        case "unembedding.weight" -> {
          values[next * 8 + 4 + next] = 1;
          values[TOKENS * 8 + t] = .1f;
        }
        default -> { }
      }
    }
    return values;
  }

  /** Random texts; every third position is asked for a token that is not the one said, every fifth is masked. */
  static Examples examples(int count) {
    SplittableRandom random = new SplittableRandom(4);
    int[] inputs = random.ints(count * LENGTH, 0, TOKENS).toArray();
    int[] targets = new int[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      targets[i] = i % 5 == 4 ? TokenTargets.MASKED : (inputs[i] + (i % 3 == 2 ? 2 : 1)) % TOKENS;
    }
    return new Examples(new TokenInputs(count, LENGTH, TOKENS + 1, inputs), new TokenTargets(count, LENGTH, TOKENS + 1, targets));
  }
}

package dev.unmesh.network.language;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.NetworkShape;
import java.util.Optional;

/**
 * A GPT-2 trained from scratch; its vocabulary is the task's. Layer i, from 0, has the connections {@code Li.W_Q, Li.W_K, Li.W_V, Li.W_O,
 * Li.W_in, Li.W_out}; beside them stand {@code embedding}, {@code position} and {@code unembedding}.
 *
 * @param width neurons of the residual stream
 * @param mlp hidden neurons of each layer's MLP; 0 for 4 x width
 * @param positions the longest text it can read; 0 for the task's length
 * @param tied whether the unembedding is the embedding
 */
public record Gpt2Options(int width, int layers, int heads, int mlp, int positions, MlpActivation activation, boolean tied) implements LanguageOptions {
  private static final double EPSILON = 1e-5;

  /** Width 128, 4 layers of 4 heads, an MLP of 512. */
  public Gpt2Options() {
    this(128, 4, 4, 0, 0, MlpActivation.GELU_NEW, true);
  }

  public Gpt2Options {
    TaskFit.check(width, layers, heads, mlp, positions);
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    int vocabulary = TaskFit.vocabulary(shape);
    Gpt2Config config =
        new Gpt2Config(
            width, layers, heads, mlp == 0 ? 4 * width : mlp, positions == 0 ? shape.inputs()[0] : positions, vocabulary, EPSILON, activation, tied, true);
    return LanguageBlueprint.of(config, shape, Optional.empty());
  }
}

package dev.unmesh.network.language;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.LanguageOptions;
import dev.unmesh.network.NetworkShape;
import java.util.Optional;

/**
 * A GPT-NeoX (Pythia) trained from scratch; its vocabulary is the task's. Connections are named as {@link Gpt2Options} says; there is no
 * {@code position}.
 *
 * @param width neurons of the residual stream
 * @param mlp hidden neurons of each layer's MLP; 0 for 4 x width
 * @param positions the longest text it can read; 0 for the task's length
 * @param rotaryShare of each head's neurons that carry the position, in (0, 1]
 * @param parallel whether attention and MLP read the same stream
 * @param tied whether the unembedding is the embedding
 */
public record GptNeoxOptions(
    int width,
    int layers,
    int heads,
    int mlp,
    int positions,
    MlpActivation activation,
    double rotaryShare,
    double rotaryBase,
    boolean parallel,
    boolean tied)
    implements LanguageOptions {
  private static final double EPSILON = 1e-5;

  /** Width 128, 4 layers of 4 heads, an MLP of 512, a quarter of each head rotary. */
  public GptNeoxOptions() {
    this(128, 4, 4, 0, 0, MlpActivation.GELU, .25, 10000, true, false);
  }

  public GptNeoxOptions {
    TaskFit.check(width, layers, heads, mlp, positions);
  }

  @Override
  public Blueprint blueprint(NetworkShape shape) {
    int vocabulary = TaskFit.vocabulary(shape);
    GptNeoxConfig config =
        new GptNeoxConfig(
            width,
            layers,
            heads,
            mlp == 0 ? 4 * width : mlp,
            positions == 0 ? shape.inputs()[0] : positions,
            vocabulary,
            EPSILON,
            activation,
            tied,
            rotaryShare,
            rotaryBase,
            parallel,
            true);
    return LanguageBlueprint.of(config, shape, Optional.empty());
  }
}

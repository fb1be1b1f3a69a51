package dev.unmesh.network.language;

import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What decides a language model's function, as a folder's config.json states it. */
public sealed interface LanguageModelConfig permits Gpt2Config, GptNeoxConfig {
  /** Hugging Face's {@code model_type}: gpt2 or gpt_neox. */
  String modelType();

  /** Neurons of the residual stream. */
  int width();

  int layers();

  /** Attention heads a layer; they divide the width. */
  int heads();

  /** Hidden neurons of each layer's MLP. */
  int mlp();

  /** The longest text it reads, in tokens. */
  int positions();

  /** How many tokens there are. */
  int vocabulary();

  /** Added to the variance by LayerNorm. */
  double epsilon();

  MlpActivation activation();

  /** Whether the unembedding is the embedding. */
  boolean tied();

  /** Queries, keys and values a head. */
  default int headWidth() {
    return width() / heads();
  }

  /** The config.json of such a model, complete. */
  ObjectNode json();

  /** In words, for messages. */
  default String summary() {
    return modelType() + " of " + layers() + " layers, width " + width() + ", MLP " + mlp() + ", vocabulary " + vocabulary()
        + (tied() ? ", tied" : "");
  }

  /**
   * @param file config.json, for messages
   * @throws dev.unmesh.format.FormatException if the architecture is unknown, a key is missing or makes no sense, or one would change the
   *     function in a way that is not supported
   */
  static LanguageModelConfig read(Path file, JsonNode root) {
    ConfigKeys keys = new ConfigKeys(file, root);
    String type = keys.text("model_type", "");
    return switch (type) {
      case Gpt2Config.TYPE -> Gpt2Config.read(keys);
      case GptNeoxConfig.TYPE -> GptNeoxConfig.read(keys);
      default -> throw keys.fault(
          (type.isEmpty() ? "no model_type" : "model_type '" + type + "' is not supported") + "; the architectures read are "
              + String.join(", ", List.of(Gpt2Config.TYPE, GptNeoxConfig.TYPE)));
    };
  }

  /** @throws IllegalArgumentException naming both numbers, if a size is below 1 or the heads do not divide the width */
  static void check(int width, int layers, int heads, int mlp, int positions, int vocabulary, double epsilon) {
    if (width < 1 || layers < 1 || heads < 1 || mlp < 1 || positions < 1 || vocabulary < 1) {
      throw new IllegalArgumentException(
          "sizes must be at least 1, were width " + width + ", layers " + layers + ", heads " + heads + ", MLP " + mlp + ", positions " + positions
              + ", vocabulary " + vocabulary);
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(heads + " heads do not divide a width of " + width + ": choose a number of heads that does");
    }
    if (!(epsilon > 0 && epsilon < 1)) {
      throw new IllegalArgumentException("LayerNorm's epsilon must lie in (0, 1), was " + epsilon);
    }
  }
}

package dev.unmesh.run.model;

import dev.unmesh.format.FormatException;
import dev.unmesh.network.Activation;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Small transformers in the layout of Nanda's grokking code, which TransformerLens grew from: {@code embed.W_E} (width x tokens),
 * {@code pos_embed.W_pos}, {@code blocks.i.attn.W_Q} (heads x head width x width), {@code W_O} (width x heads * head width),
 * {@code blocks.i.mlp.W_in}, {@code unembed.W_U} (width x outputs); no LayerNorm, causal, read at the last token. A .json file beside
 * it states {@code act_fn} and, as in the code of Zhong et al. 2023 ("The clock and the pizza"), {@code attn_coeff}, 1 for attention
 * proper, and {@code C}, how many of the outputs are answers.
 */
final class LensTransformer implements KnownLayout {
  static final String EMBED = "embed.W_E";
  static final String PLACES = "pos_embed.W_pos";
  static final String UNEMBED = "unembed.W_U";

  @Override
  public String name() {
    return "small transformer without LayerNorm (embed.W_E, blocks.0.attn.W_Q, .., unembed.W_U; .json beside it)";
  }

  static String key(int layer, String part) {
    return "blocks." + layer + "." + part;
  }

  @Override
  public Optional<KnownModel> recognise(TensorFolder folder) {
    if (!folder.has(EMBED, 0, 0) || !folder.has(PLACES, 0, 0) || !folder.has(UNEMBED, 0, 0) || !folder.has(key(0, "attn.W_K"), 0, 0, 0)) {
      return Optional.empty();
    }
    JsonNode config = folder.config();
    double coefficient = config.path("attn_coeff").asDouble(1);
    if (coefficient != 1) {
      throw new FormatException(
          folder.path(), "attn_coeff is " + coefficient + ": only attention proper (1) is supported, not its mix with constant attention");
    }
    TransformerOptions network = options(folder, activation(folder, config));
    int columns = folder.extent(UNEMBED, 1);
    int answers = Math.min(columns, config.path("C").asInt(columns)); // tokens such as "=" are none
    NetworkShape shape =
        new NetworkShape(new int[] {folder.extent(PLACES, 0)}, folder.extent(EMBED, 1), answers, List.of(), List.of());
    return Optional.of(new KnownModel(kind(network), network, shape, new LensWeights(folder, network, shape).read(), Optional.empty()));
  }

  private static TransformerOptions options(TensorFolder folder, Activation activation) {
    int layers = 1;
    while (folder.names().contains(key(layers, "attn.W_K"))) {
      layers++;
    }
    int mlp = folder.has(key(0, "mlp.W_in"), 0, 0) ? folder.extent(key(0, "mlp.W_in"), 0) : 0;
    return new TransformerOptions(
        folder.extent(EMBED, 0),
        layers,
        folder.extent(key(0, "attn.W_K"), 0),
        folder.extent(key(0, "attn.W_K"), 1),
        mlp,
        activation,
        mlp > 0,
        false,
        true,
        true,
        false,
        TransformerOptions.Readout.LAST);
  }

  private static Activation activation(TensorFolder folder, JsonNode config) {
    String name = config.path("act_fn").asString("");
    return switch (name.toLowerCase(Locale.ROOT)) {
      case "relu" -> Activation.RELU;
      case "silu" -> Activation.SILU;
      case "tanh" -> Activation.TANH;
      default -> throw new FormatException(folder.path(), "act_fn '" + name + "' of the .json beside it is not known; there are ReLU, SiLU and Tanh");
    };
  }

  private static String kind(TransformerOptions network) {
    return "small transformer without LayerNorm: " + network.layers() + (network.layers() == 1 ? " layer" : " layers") + ", width "
        + network.width() + ", " + network.heads() + " heads of " + network.widthOfHead() + ", MLP " + network.mlp();
  }
}

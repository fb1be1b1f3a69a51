package dev.unmesh.network.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * GPT-NeoX's layers under Hugging Face's names; matrices are stored out x in. Weights start normal with a deviation of sqrt(2 / (5 width)),
 * those that add to the stream with 2 / (layers sqrt(width)). Source: as {@link GptNeoxConfig}, section 2.1.
 */
final class GptNeoxLayers {
  private static final String ROOT = "gpt_neox.";

  private GptNeoxLayers() {}

  static LanguageLayers of(GptNeoxConfig config) {
    double deviation = Math.sqrt(2 / (5.0 * config.width()));
    List<LanguageLayer> layers = IntStream.range(0, config.layers()).mapToObj(number -> layer(config, number, deviation)).toList();
    return new LanguageLayers(
        ROOT + "embed_in.weight", Optional.empty(), layers, norm(config, ROOT + "final_layer_norm"), "embed_out.weight", deviation);
  }

  private static LanguageLayer layer(GptNeoxConfig config, int number, double deviation) {
    String name = ROOT + "layers." + number + ".";
    int width = config.width();
    boolean bias = config.attentionBias();
    double adding = 2 / (config.layers() * Math.sqrt(width));
    return new LanguageLayer(
        number,
        norm(config, name + "input_layernorm"),
        new SelfAttention(
            new FusedProjection(
                linear(name + "attention.query_key_value", width, 3 * width, bias, deviation), config.heads(), config.headWidth(), true),
            linear(name + "attention.dense", width, width, bias, adding),
            Optional.of(new Rotary(config.rotary(), config.rotaryBase())),
            true),
        norm(config, name + "post_attention_layernorm"),
        new FeedForward(
            linear(name + "mlp.dense_h_to_4h", width, config.mlp(), true, deviation),
            linear(name + "mlp.dense_4h_to_h", config.mlp(), width, true, adding),
            config.activation()),
        config.parallel());
  }

  private static Linear linear(String name, int in, int out, boolean bias, double deviation) {
    return new Linear(name, in, out, false, bias, deviation);
  }

  private static Norm norm(GptNeoxConfig config, String name) {
    return new Norm(name, config.width(), config.epsilon());
  }
}

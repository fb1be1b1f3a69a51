package dev.unmesh.network.language;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** GPT-2's layers under Hugging Face's names; matrices are stored in x out. */
final class Gpt2Layers {
  /** Of the normal draws weights start as; those that add to the stream are divided by sqrt(2 layers). Source: as {@link Gpt2Config}. */
  static final double DEVIATION = .02;

  private static final String ROOT = "transformer.";

  private Gpt2Layers() {}

  static LanguageLayers of(Gpt2Config config) {
    List<LanguageLayer> layers = IntStream.range(0, config.layers()).mapToObj(number -> layer(config, number)).toList();
    return new LanguageLayers(
        ROOT + "wte.weight", Optional.of(ROOT + "wpe.weight"), layers, norm(config, ROOT + "ln_f"), "lm_head.weight", DEVIATION);
  }

  private static LanguageLayer layer(Gpt2Config config, int number) {
    String name = ROOT + "h." + number + ".";
    int width = config.width();
    double adding = DEVIATION / Math.sqrt(2.0 * config.layers());
    return new LanguageLayer(
        number,
        norm(config, name + "ln_1"),
        new SelfAttention(
            new FusedProjection(linear(name + "attn.c_attn", width, 3 * width, DEVIATION), config.heads(), config.headWidth(), false),
            linear(name + "attn.c_proj", width, width, adding),
            Optional.empty(),
            config.scaled()),
        norm(config, name + "ln_2"),
        new FeedForward(
            linear(name + "mlp.c_fc", width, config.mlp(), DEVIATION),
            linear(name + "mlp.c_proj", config.mlp(), width, adding),
            config.activation()),
        false);
  }

  private static Linear linear(String name, int in, int out, double deviation) {
    return new Linear(name, in, out, true, true, deviation);
  }

  private static Norm norm(Gpt2Config config, String name) {
    return new Norm(name, config.width(), config.epsilon());
  }
}

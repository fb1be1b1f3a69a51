package dev.unmesh.network.language;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.network.Pass;
import dev.unmesh.network.ResidualNetwork;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** GPT-2 or GPT-NeoX on LibTorch. Its dropout, where a config.json has any, is left out. */
public final class LanguageNetwork implements ResidualNetwork {
  private static final long NO_PADDING = -1;

  private final LanguageBlueprint blueprint;
  private final LayerTensors tensors = new LayerTensors();
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Optional<Rotary.Angles> angles;

  LanguageNetwork(LanguageBlueprint blueprint, long seed) {
    this.blueprint = blueprint;
    Weights initial = blueprint.initial(seed);
    for (ParameterSpec spec : blueprint.parameters()) {
      Tensor tensor = Tensors.keep(Tensors.filled(memory -> initial.copy(spec.name(), memory), spec.shape()));
      tensor.set_requires_grad(true);
      parameters.put(spec.name(), tensor);
      tensors.put(spec.name(), tensor);
    }
    this.angles = layers().layers().get(0).attention().rotary().map(rotary -> rotary.angles(config().positions()));
  }

  private LanguageLayers layers() {
    return blueprint.layers();
  }

  public LanguageModelConfig config() {
    return blueprint.config();
  }

  @Override
  public Wiring wiring() {
    return blueprint.wiring();
  }

  @Override
  public Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Map<String, Tensor> buffers() {
    return Map.of();
  }

  /**
   * @param tokens batch x length, int64, of any length up to the model's positions
   * @return batch x length x vocabulary: the logits of the token that follows
   */
  @Override
  public Tensor forward(Tensor tokens, Pass pass) {
    long batch = tokens.size(0);
    return answers(through(enter(tokens), batch, 0, depth())).view(batch, tokens.size(1), -1);
  }

  @Override
  public int depth() {
    return layers().layers().size();
  }

  @Override
  public int layerOf(String parameter) {
    for (LanguageLayer layer : layers().layers()) {
      if (layer.parameters().stream().anyMatch(spec -> spec.name().equals(parameter))) {
        return layer.number();
      }
    }
    boolean first = parameter.equals(layers().embedding()) || layers().position().filter(parameter::equals).isPresent();
    return first ? -1 : depth();
  }

  /** @param tokens batch x length, int64 */
  @Override
  public Tensor enter(Tensor tokens) {
    Tensor table = tensors.get(layers().embedding());
    // a tied table gets a dense gradient from the unembedding; the few rows of the tokens are added to that
    Tensor embedded = torch.embedding(table, tokens, NO_PADDING, false, config().tied());
    Tensor placed =
        layers().position().map(name -> embedded.add(tensors.get(name).narrow(0, 0, tokens.size(1)))).orElse(embedded);
    return placed.flatten(0, 1);
  }

  @Override
  public Tensor through(Tensor stream, long batch, int from, int to) {
    Tensor passed = stream;
    Rotary.Angles turned = angles.map(all -> all.upTo(stream.size(0) / batch)).orElse(null);
    for (LanguageLayer layer : layers().layers().subList(from, to)) {
      passed = layer.apply(passed, batch, turned, tensors);
    }
    return passed;
  }

  @Override
  public Tensor answers(Tensor rows) {
    return torch.linear(layers().norm().apply(rows, tensors), tensors.get(config().tied() ? layers().embedding() : layers().unembedding()));
  }

  @Override
  public void close() {
    angles.ifPresent(Rotary.Angles::close);
    tensors.close();
  }
}

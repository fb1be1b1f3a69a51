package dev.unmesh.network.language;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.LayerTensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.network.Pass;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** GPT-2 or GPT-NeoX on LibTorch. Its dropout, where a config.json has any, is left out. */
public final class LanguageNetwork implements Network {
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
    long length = tokens.size(1);
    Tensor table = tensors.get(layers().embedding());
    // a tied table gets a dense gradient from the unembedding; the few rows of the tokens are added to that
    Tensor embedded = torch.embedding(table, tokens, NO_PADDING, false, config().tied());
    Tensor placed = layers().position().map(name -> embedded.add(tensors.get(name).narrow(0, 0, length))).orElse(embedded);
    Tensor stream = placed.view(batch * length, -1);
    Rotary.Angles turned = angles.map(all -> all.upTo(length)).orElse(null);
    for (LanguageLayer layer : layers().layers()) {
      stream = layer.apply(stream, batch, turned, tensors);
    }
    Tensor read = layers().norm().apply(stream, tensors);
    Tensor unembedding = config().tied() ? table : tensors.get(layers().unembedding());
    return torch.linear(read, unembedding).view(batch, length, -1);
  }

  @Override
  public void close() {
    angles.ifPresent(Rotary.Angles::close);
    tensors.close();
  }
}

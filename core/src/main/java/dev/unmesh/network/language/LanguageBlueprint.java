package dev.unmesh.network.language;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.InitialWeights;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A language model before it is built.
 *
 * @param length of the texts it will read, in tokens
 * @param source the folder its weights come from; without one they are drawn
 */
record LanguageBlueprint(
    LanguageModelConfig config, LanguageLayers layers, int length, List<ParameterSpec> parameters, Wiring wiring, Optional<LanguageModelFolder> source)
    implements Blueprint {
  /** @throws IllegalArgumentException if the task's shape does not suit the model */
  static LanguageBlueprint of(LanguageModelConfig config, NetworkShape shape, Optional<LanguageModelFolder> source) {
    int length = shape.inputs()[0];
    if (length > config.positions()) {
      throw new IllegalArgumentException(
          "the task's texts are " + length + " tokens long, but the model reads at most " + config.positions() + ": choose a shorter task.length"
              + (source.isEmpty() ? ", or a larger network.positions" : ""));
    }
    LanguageLayers layers = LanguageLayers.of(config);
    return new LanguageBlueprint(config, layers, length, layers.parameters(config), layers.wiring(config, shape.inputLabels()), source);
  }

  /** What the parameters hold before training, one at a time. */
  Weights initial(long seed) {
    return source.map(LanguageModelFolder::weights).orElseGet(() -> InitialWeights.draw(parameters, seed));
  }

  @Override
  public Map<String, WeightArray> initialWeights(long seed) {
    Map<String, WeightArray> all = new LinkedHashMap<>();
    Weights initial = initial(seed);
    parameters.forEach(spec -> all.put(spec.name(), initial.get(spec.name())));
    return all;
  }

  @Override
  public Optional<DenseStack> dense() {
    return Optional.empty();
  }

  @Override
  public int answers() {
    return length;
  }

  @Override
  public Map<String, byte[]> companions() {
    return Map.of(LanguageModelFolder.CONFIG, LanguageModelWriter.text(source.map(LanguageModelFolder::jsonOfFloats).orElseGet(config::json)));
  }

  @Override
  public Network build(long seed) {
    return new LanguageNetwork(this, seed);
  }
}

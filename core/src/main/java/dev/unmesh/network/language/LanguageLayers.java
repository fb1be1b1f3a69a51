package dev.unmesh.network.language;

import dev.unmesh.network.Initial;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a language model is made of, from the embedding to the unembedding, by its parameters' names.
 *
 * @param position vectors added by position, if there are such
 * @param deviation of the normal draws that embeddings start as
 */
record LanguageLayers(
    String embedding, Optional<String> position, List<LanguageLayer> layers, Norm norm, String unembedding, double deviation) {
  static LanguageLayers of(LanguageModelConfig config) {
    return config instanceof Gpt2Config gpt2 ? Gpt2Layers.of(gpt2) : GptNeoxLayers.of((GptNeoxConfig) config);
  }

  List<ParameterSpec> parameters(LanguageModelConfig config) {
    List<ParameterSpec> specs = new ArrayList<>();
    specs.add(table(embedding, config.vocabulary(), config));
    position.ifPresent(name -> specs.add(table(name, config.positions(), config)));
    layers.forEach(layer -> specs.addAll(layer.parameters()));
    specs.addAll(norm.parameters());
    if (!config.tied()) {
      specs.add(table(unembedding, config.vocabulary(), config));
    }
    return List.copyOf(specs);
  }

  private ParameterSpec table(String name, int rows, LanguageModelConfig config) {
    return ParameterSpec.trained(name, new Initial.Normal(deviation), rows, config.width());
  }

  /** @param labels the labels of tokens, if its vocabulary is the model's */
  Wiring wiring(LanguageModelConfig config, List<String> labels) {
    int width = config.width();
    int vocabulary = config.vocabulary();
    List<String> tokens = labels.size() == vocabulary ? labels : List.of();
    WiringBuilder wiring = Wiring.builder().group(NeuronGroup.of("tokens", vocabulary, Role.INPUT).withLabels(tokens));
    position.ifPresent(name -> wiring.input("positions", config.positions()));
    wiring.hidden(LanguageLayer.RESIDUAL, width);
    wiring.connect(table("embedding", "tokens", ParameterView.inByOut(embedding, vocabulary, width)));
    position.ifPresent(name -> wiring.connect(table("position", "positions", ParameterView.inByOut(name, config.positions(), width))));
    layers.forEach(layer -> layer.state(wiring));
    norm.state(wiring);
    wiring.coupling(new Coupling("layer-norm", List.of(LanguageLayer.RESIDUAL)));
    wiring.group(NeuronGroup.of("output", vocabulary, Role.OUTPUT).withLabels(tokens));
    ParameterView read = ParameterView.outByIn(config.tied() ? embedding : unembedding, vocabulary, width);
    wiring.connect(new Connection("unembedding", LanguageLayer.RESIDUAL, "output", read, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    return wiring.build();
  }

  private static Connection table(String name, String from, ParameterView view) {
    return new Connection(name, from, LanguageLayer.RESIDUAL, view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE);
  }
}

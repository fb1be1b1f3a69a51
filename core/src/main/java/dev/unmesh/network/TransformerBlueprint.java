package dev.unmesh.network;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coupling;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A transformer's layers and the wiring they state: one group for the residual stream, touched by the embedding, every layer and the
 * unembedding.
 *
 * @param norm before the unembedding
 */
record TransformerBlueprint(
    TransformerOptions options,
    NetworkShape shape,
    ReadIn readIn,
    List<ResidualLayer> layers,
    Optional<StreamNorm> norm,
    Wiring wiring)
    implements Blueprint {
  static final String RESIDUAL = "residual";
  static final String POSITION = "position.weight";
  private static final String UNEMBEDDING = "unembedding.weight";

  static TransformerBlueprint of(TransformerOptions options, NetworkShape shape, ReadIn readIn) {
    List<ResidualLayer> layers = new ArrayList<>();
    for (int i = 1; i <= options.layers(); i++) {
      layers.add(AttentionLayer.of(options, i));
      if (options.mlp() > 0) {
        layers.add(MlpLayer.of(options, i));
      }
    }
    Optional<StreamNorm> norm = options.norm() ? Optional.of(new StreamNorm("norm", RESIDUAL, options.width())) : Optional.empty();
    return new TransformerBlueprint(options, shape, readIn, List.copyOf(layers), norm, wiring(options, shape, readIn, layers, norm));
  }

  private static Wiring wiring(
      TransformerOptions options, NetworkShape shape, ReadIn readIn, List<ResidualLayer> layers, Optional<StreamNorm> norm) {
    int width = options.width();
    WiringBuilder wiring = Wiring.builder().group(readIn.group());
    if (options.positions()) {
      wiring.input("positions", shape.inputs()[0]);
    }
    wiring.group(NeuronGroup.of(RESIDUAL, width, Role.HIDDEN));
    readIn.state(wiring);
    if (options.positions()) {
      wiring.connect(
          new Connection(
              "position",
              "positions",
              RESIDUAL,
              ParameterView.inByOut(POSITION, shape.inputs()[0], width),
              AxisMap.ONE_TO_ONE,
              AxisMap.ONE_TO_ONE));
    }
    layers.forEach(layer -> layer.state(wiring));
    norm.ifPresent(of -> {
      of.state(wiring);
      wiring.coupling(new Coupling("layer-norm", List.of(RESIDUAL)));
    });
    wiring.group(shape.outputGroup(false, Optional.empty()));
    String unembedding = options.tied() ? ReadIn.WEIGHT : UNEMBEDDING;
    wiring.connect(
        new Connection(
            "unembedding",
            RESIDUAL,
            "output",
            ParameterView.outByIn(unembedding, shape.outputs(), width),
            AxisMap.ONE_TO_ONE,
            AxisMap.ONE_TO_ONE));
    return wiring.build();
  }

  /** The parameter the outputs are read by, outputs (or tokens, where tied) x width. */
  String unembedding() {
    return options.tied() ? ReadIn.WEIGHT : UNEMBEDDING;
  }

  /** The place among the layers of the last one that looks at other positions. */
  int lastAttention() {
    return layers.size() - (options.mlp() > 0 ? 2 : 1);
  }

  @Override
  public List<ParameterSpec> parameters() {
    List<ParameterSpec> specs = new ArrayList<>(readIn.parameters());
    Initial initial = new Initial.Normal(1 / Math.sqrt(options.width()));
    if (options.positions()) {
      specs.add(ParameterSpec.trained(POSITION, initial, shape.inputs()[0], options.width()));
    }
    layers.forEach(layer -> specs.addAll(layer.parameters()));
    norm.ifPresent(of -> specs.addAll(of.parameters()));
    if (!options.tied()) {
      specs.add(ParameterSpec.trained(UNEMBEDDING, initial, shape.outputs(), options.width()));
    }
    return List.copyOf(specs);
  }

  @Override
  public Map<String, WeightArray> initialWeights(long seed) {
    return ParameterSpec.draw(parameters(), seed);
  }

  @Override
  public int answers() {
    return options.readout() == TransformerOptions.Readout.LAST ? 1 : shape.inputs()[0];
  }

  @Override
  public Optional<DenseStack> dense() {
    return Optional.empty();
  }

  @Override
  public Network build(long seed) {
    return new TransformerNetwork(this, seed);
  }
}

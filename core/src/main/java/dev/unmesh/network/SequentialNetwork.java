package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/**
 * A network that is one layer after another: MLPs and conv nets. Its stages can be run in part, so that what lies before a
 * changed weight need not be computed again.
 */
public final class SequentialNetwork implements Network {
  private final List<Layer> layers;
  private final Wiring wiring;
  private final Optional<DenseStack> dense;
  private final LayerTensors tensors = new LayerTensors();
  private final Map<String, Tensor> parameters = new LinkedHashMap<>();
  private final Map<String, Tensor> buffers = new LinkedHashMap<>();
  private final BoundaryOrder inputs;
  private final BoundaryOrder outputs;

  SequentialNetwork(SequentialBlueprint blueprint, long seed) {
    this.layers = blueprint.layers();
    this.wiring = blueprint.wiring();
    this.dense = blueprint.dense();
    Map<String, WeightArray> initial = blueprint.initialWeights(seed);
    blueprint.parameters().forEach(spec -> add(spec, initial.get(spec.name())));
    this.inputs = boundary(SequentialBlueprint.INPUT_ORDER, false);
    this.outputs = boundary(SequentialBlueprint.OUTPUT_ORDER, true);
  }

  private void add(ParameterSpec spec, WeightArray initial) {
    Tensor tensor = Tensors.keep(Tensors.of(initial));
    if (spec.trained()) {
      tensor.set_requires_grad(true);
      parameters.put(spec.name(), tensor);
    } else {
      buffers.put(spec.name(), tensor);
    }
    tensors.put(spec.name(), tensor);
  }

  private BoundaryOrder boundary(String name, boolean output) {
    return wiring.neuronParameters().stream()
        .filter(parameter -> parameter.parameter().equals(name))
        .findFirst()
        .map(
            parameter -> {
              BoundaryOrder order = new BoundaryOrder(parameter.axis().length(), output);
              buffers.put(name, order.tensor());
              return order;
            })
        .orElse(null);
  }

  @Override
  public Wiring wiring() {
    return wiring;
  }

  @Override
  public Map<String, Tensor> parameters() {
    return Collections.unmodifiableMap(parameters);
  }

  @Override
  public Map<String, Tensor> buffers() {
    return Collections.unmodifiableMap(buffers);
  }

  @Override
  public Optional<DenseStack> dense() {
    return dense;
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return run(x, 0, stages(), pass);
  }

  @Override
  public Tensor forward(Tensor x, Pass pass, Taps taps) {
    Tensor at = x;
    int stage = 0;
    for (String group : taps.groups().stream().sorted(Comparator.comparingInt(this::stagesUntilActive)).toList()) {
      int until = stagesUntilActive(group);
      at = taps.at(group, run(at, stage, until, pass));
      stage = until;
    }
    return run(at, stage, stages(), pass);
  }

  /** How many stages the forward pass has; stage i is layer i. */
  public int stages() {
    return layers.size();
  }

  /** Runs stages {@code from} (inclusive) to {@code to} (exclusive); {@code x} is what stage {@code from} takes. */
  public Tensor run(Tensor x, int from, int to, Pass pass) {
    Tensor result = from == 0 && inputs != null ? inputs.apply(x) : x;
    for (int i = from; i < to; i++) {
      result = layers.get(i).forward(result, tensors, pass);
    }
    return to == layers.size() && outputs != null ? outputs.apply(result) : result;
  }

  /** The stage that first uses a parameter. @throws IllegalArgumentException if none does */
  public int stageOf(String parameter) {
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i).parameters().stream().anyMatch(spec -> spec.name().equals(parameter))) {
        return i;
      }
    }
    throw new IllegalArgumentException("no stage uses a parameter '" + parameter + "'");
  }

  /**
   * The number of stages after which the activations of a hidden group stand as its neurons' outputs: past its nonlinearity,
   * batch norm and pooling, before the next weights.
   */
  public int stagesUntilActive(String group) {
    boolean seen = false;
    for (int i = 0; i < layers.size(); i++) {
      Layer layer = layers.get(i);
      boolean weights = layer instanceof EmbeddingLayer || layer instanceof LinearLayer || layer instanceof ConvolutionLayer;
      if (seen && (weights || layer instanceof FlattenLayer)) {
        return i;
      }
      boolean owns = weights || layer instanceof FlattenLayer flatten && flatten.units();
      seen |= owns && layer.name().equals(group);
    }
    if (seen) {
      return layers.size();
    }
    throw new IllegalArgumentException("no stage makes a group '" + group + "'");
  }

  @Override
  public void refresh() {
    try (PointerScope scope = new PointerScope()) {
      if (inputs != null) {
        inputs.refresh();
      }
      if (outputs != null) {
        outputs.refresh();
      }
    }
  }

  @Override
  public void close() {
    tensors.close();
    if (inputs != null) {
      inputs.close();
    }
    if (outputs != null) {
      outputs.close();
    }
  }
}

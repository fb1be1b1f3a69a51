package dev.unmesh.network;

import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.WiringBuilder;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** How the inputs enter a transformer's residual stream: connection {@code embedding}. */
sealed interface ReadIn permits TokenReadIn, VectorReadIn {
  String NAME = "embedding";
  String WEIGHT = NAME + ".weight";

  /**
   * For tokens of a vocabulary, or vectors of numbers: inputs of length x features.
   *
   * @throws IllegalArgumentException if the task's inputs are neither
   */
  static ReadIn of(TransformerOptions options, NetworkShape shape) {
    if (shape.vocabulary() > 0) {
      return new TokenReadIn(shape.tokenGroup(), options.width());
    } else if (shape.inputs().length == 2) {
      NeuronGroup features = shape.featureGroup();
      return new VectorReadIn(
          features, new Projection(NAME, features.name(), TransformerBlueprint.RESIDUAL, features.size(), options.width(), options.bias()));
    }
    throw new IllegalArgumentException(
        "a transformer takes tokens, of a vocabulary or as vectors of numbers (length x features), but the task's inputs are "
            + java.util.Arrays.toString(shape.inputs())
            + ": take a task of tokens, such as modular-addition or in-context, or another network.kind");
  }

  /** What is read: the vocabulary, or the features of a token. */
  NeuronGroup group();

  List<ParameterSpec> parameters();

  /** Adds the connection; both groups stand already. */
  void state(WiringBuilder wiring);

  /**
   * The stream before the first layer.
   *
   * @param inputs batch x length tokens, int64, or batch x length x features
   * @param positions at least length x width, or null for none
   */
  Stream stream(Tensor inputs, Tensor positions, LayerTensors tensors);
}

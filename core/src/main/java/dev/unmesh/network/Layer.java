package dev.unmesh.network;

import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** One step of a sequential network: its tensors, what it connects, and its forward pass. */
sealed interface Layer
    permits EmbeddingLayer,
        SelectLayer,
        PlaceLayer,
        LinearLayer,
        ConvolutionLayer,
        BatchNormLayer,
        MaxPoolLayer,
        FlattenLayer,
        ActivationLayer,
        DropoutLayer {
  /** A short unique name; parameters are called name.weight and so on. */
  String name();

  default List<ParameterSpec> parameters() {
    return List.of();
  }

  /** The shape of one output, batch left out. @throws IllegalArgumentException if the input's shape does not suit */
  long[] outputShape(long[] inputShape);

  /** Adds what this layer connects. */
  default void state(WiringTrace trace) {}

  Tensor forward(Tensor x, LayerTensors tensors, Pass pass);
}

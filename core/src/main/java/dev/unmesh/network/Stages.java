package dev.unmesh.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** States layers as {@link Stage}s. */
final class Stages {
  private Stages() {}

  /** Empty where a layer is none: an embedding takes tokens, not numbers. */
  static Optional<List<Stage>> of(List<Layer> layers, long[] inputShape) {
    List<Stage> stages = new ArrayList<>();
    long[] shape = inputShape;
    for (Layer layer : layers) {
      if (layer instanceof EmbeddingLayer) {
        return Optional.empty();
      }
      of(layer, shape).ifPresent(stages::add);
      shape = layer.outputShape(shape);
    }
    return Optional.of(List.copyOf(stages));
  }

  private static Optional<Stage> of(Layer layer, long[] shape) {
    if (layer instanceof LinearLayer linear) {
      return Optional.of(new Stage.Linear(linear.name() + ".weight", bias(linear.name(), linear.bias()), linear.in(), linear.out()));
    } else if (layer instanceof ConvolutionLayer conv) {
      return Optional.of(
          new Stage.Convolution(
              conv.name() + ".weight",
              bias(conv.name(), conv.bias()),
              conv.in(),
              conv.out(),
              conv.kernel(),
              conv.padding(),
              (int) shape[1],
              (int) shape[2]));
    } else if (layer instanceof BatchNormLayer norm) {
      String name = norm.name();
      return Optional.of(
          new Stage.Norm(
              name + ".weight",
              name + ".bias",
              name + ".running_mean",
              name + ".running_var",
              BatchNormLayer.EPSILON,
              norm.channels(),
              size(shape) / norm.channels()));
    } else if (layer instanceof MaxPoolLayer pool) {
      return Optional.of(new Stage.MaxPool(pool.size(), (int) shape[0], (int) shape[1], (int) shape[2]));
    } else if (layer instanceof SelectLayer select) {
      return Optional.of(new Stage.Select(select.places().neurons(), select.in()));
    } else if (layer instanceof PlaceLayer place) {
      return Optional.of(new Stage.Place(place.places().neurons(), place.out()));
    } else if (layer instanceof ActivationLayer act) {
      return Optional.of(new Stage.Elementwise(act.activation(), size(shape)));
    }
    return Optional.empty();
  }

  private static Optional<String> bias(String name, boolean has) {
    return has ? Optional.of(name + ".bias") : Optional.empty();
  }

  private static int size(long[] shape) {
    long size = 1;
    for (long extent : shape) {
      size *= extent;
    }
    return Math.toIntExact(size);
  }
}

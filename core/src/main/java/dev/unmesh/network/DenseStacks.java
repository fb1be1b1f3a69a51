package dev.unmesh.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recognises layers that are a {@link DenseStack}. */
final class DenseStacks {
  private DenseStacks() {}

  /** Empty for anything but an embedding, if any, and linear layers with one activation between them. */
  static Optional<DenseStack> of(List<Layer> layers, boolean inputOrder, boolean outputOrder) {
    int at = layers.get(0) instanceof EmbeddingLayer ? 1 : 0;
    Activation activation = Activation.RELU;
    List<DenseStack.Dense> dense = new ArrayList<>();
    for (int i = at; i < layers.size(); i++) {
      boolean linear = (i - at) % 2 == 0;
      if (linear && layers.get(i) instanceof LinearLayer layer) {
        Optional<String> bias = layer.bias() ? Optional.of(layer.name() + ".bias") : Optional.empty();
        dense.add(new DenseStack.Dense(layer.name() + ".weight", bias, layer.in(), layer.out()));
      } else if (!linear && layers.get(i) instanceof ActivationLayer layer && (i == at + 1 || layer.activation() == activation)) {
        activation = layer.activation();
      } else {
        return Optional.empty();
      }
    }
    boolean endsLinear = (layers.size() - at) % 2 == 1;
    return endsLinear ? Optional.of(new DenseStack(embedding(layers.get(0)), dense, activation, inputOrder, outputOrder)) : Optional.empty();
  }

  private static Optional<DenseStack.Embedding> embedding(Layer first) {
    return first instanceof EmbeddingLayer layer
        ? Optional.of(new DenseStack.Embedding(layer.name() + ".weight", layer.vocabulary(), layer.dims(), layer.length()))
        : Optional.empty();
  }
}

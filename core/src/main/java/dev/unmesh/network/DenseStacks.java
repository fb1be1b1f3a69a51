package dev.unmesh.network;

import java.util.ArrayList;
import java.util.LinkedList;
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
        dense.add(dense(layer));
      } else if (!linear && layers.get(i) instanceof ActivationLayer layer && (i == at + 1 || layer.activation() == activation)) {
        activation = layer.activation();
      } else {
        return Optional.empty();
      }
    }
    boolean endsLinear = (layers.size() - at) % 2 == 1;
    return endsLinear ? Optional.of(new DenseStack(embedding(layers.get(0)), dense, activation, inputOrder, outputOrder)) : Optional.empty();
  }

  /**
   * The longest run of linear layers at a network's end, with one activation between them: what comes before is left out. Dropout does
   * nothing in evaluation and is stepped over. Empty if the last layer is not linear.
   */
  static Optional<DenseStack> tail(List<Layer> layers, boolean inputOrder, boolean outputOrder) {
    LinkedList<DenseStack.Dense> dense = new LinkedList<>();
    Activation activation = null;
    Activation between = null;
    for (int i = layers.size() - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      if (layer instanceof LinearLayer linear && (dense.isEmpty() || between != null)) {
        dense.addFirst(dense(linear));
        activation = between == null ? activation : between;
        between = null;
      } else if (layer instanceof ActivationLayer act && !dense.isEmpty() && between == null && (activation == null || activation == act.activation())) {
        between = act.activation();
      } else if (!(layer instanceof DropoutLayer)) {
        break;
      }
    }
    boolean whole = !dense.isEmpty() && layers.get(0) instanceof LinearLayer first && dense.getFirst().weight().equals(first.name() + ".weight");
    return dense.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DenseStack(Optional.empty(), dense, activation == null ? Activation.RELU : activation, whole && inputOrder, outputOrder));
  }

  private static DenseStack.Dense dense(LinearLayer layer) {
    Optional<String> bias = layer.bias() ? Optional.of(layer.name() + ".bias") : Optional.empty();
    return new DenseStack.Dense(layer.name() + ".weight", bias, layer.in(), layer.out());
  }

  private static Optional<DenseStack.Embedding> embedding(Layer first) {
    return first instanceof EmbeddingLayer layer
        ? Optional.of(new DenseStack.Embedding(layer.name() + ".weight", layer.vocabulary(), layer.dims(), layer.length()))
        : Optional.empty();
  }
}

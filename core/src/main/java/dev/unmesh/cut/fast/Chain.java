package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** Whole layers one after another, with room for what is between them. */
final class Chain implements AutoCloseable {
  private final Activation activation;
  private final List<Affine> layers = new ArrayList<>();
  private final List<Room> rooms = new ArrayList<>();

  Chain(DenseLayers stack, int capacity) {
    this.activation = stack.activation();
    rooms.add(new Room(capacity, stack.in()));
    for (DenseLayers.Layer layer : stack.layers()) {
      layers.add(new Affine(layer.in(), layer.out(), layer.weight(), layer.bias()));
      rooms.add(new Room(capacity, layer.out()));
    }
  }

  int depth() {
    return layers.size();
  }

  Room input() {
    return rooms.get(0);
  }

  Room output() {
    return rooms.get(depth());
  }

  /** A layer's own weights, out x in. */
  Room weight(int layer) {
    return layers.get(layer).weight();
  }

  /** Computes a layer from the one before, with {@code weights} for its matrix. */
  void apply(int layer, int count, FloatPointer weights) {
    Room from = rooms.get(layer);
    Room to = rooms.get(layer + 1);
    layers.get(layer).apply(count, from.floats(), from.width(), weights, to.floats(), to.width());
    if (layer + 1 < depth()) {
      Elementwise.apply(activation, to, count);
    }
  }

  @Override
  public void close() {
    layers.forEach(Affine::close);
    rooms.forEach(Room::close);
  }
}

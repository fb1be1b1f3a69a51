package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * One module's way through the layers of a section: small dense matrices of its own. It begins in a room, at a column of it, and ends in
 * columns of another or, as a summand of a join, in a room of its own.
 */
final class Part implements AutoCloseable {
  private final Activation activation;
  private final Room from;
  private final int column;
  private final List<Affine> layers = new ArrayList<>();
  private final List<Room> rooms = new ArrayList<>();
  private final Room to;
  private final Gather places;

  /**
   * @param first the first layer of the section, {@code last} its last
   * @param column where in {@code from} its inputs begin
   * @param to where its outputs go; null if they are to stay in the room of its own
   */
  Part(ModularLayers net, int module, int first, int last, Room from, int column, Room to) {
    this.activation = net.activation();
    this.from = from;
    this.to = to;
    this.column = column;
    this.places = to == null ? null : new Gather(net.places().get(last + 1)[module]);
    rooms.add(from);
    for (int i = first; i <= last; i++) {
      ModularLayers.Layer layer = net.layers().get(i);
      float[] bias = layer.biases() == null ? null : layer.biases().get(module);
      layers.add(new Affine(net.in(i, module), net.out(i, module), layer.weights().get(module), bias));
      boolean straight = i == last && to != null && places.inPlace();
      rooms.add(straight ? to : new Room(from.rows(), net.out(i, module)));
    }
  }

  void run(int count) {
    for (int i = 0; i < layers.size(); i++) {
      Room x = rooms.get(i);
      Room y = rooms.get(i + 1);
      int place = y == to ? places.first() : 0;
      layers.get(i).apply(count, x.column(i == 0 ? column : 0), x.width(), y.column(place), y.width());
      if (i + 1 < layers.size()) {
        Elementwise.apply(activation, y, count);
      }
    }
    if (to != null && !places.inPlace()) {
      places.scatter(count, output(), to);
    }
  }

  /** What the last layer gave, if it has room of its own. */
  Room output() {
    return rooms.get(layers.size());
  }

  /** Multiplications of an example. */
  long work() {
    return layers.stream().mapToLong(layer -> (long) layer.in() * layer.out()).sum();
  }

  @Override
  public void close() {
    layers.forEach(Affine::close);
    if (places != null) {
      places.close();
    }
    for (Room room : rooms) {
      if (room != from && room != to) {
        room.close();
      }
    }
  }
}

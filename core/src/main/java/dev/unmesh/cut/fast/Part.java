package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * One module's way through the layers of a section: small dense matrices of its own. It begins in a whole room, its own columns of it or
 * all, and ends in one, in columns of its own or, as a summand of a join, in a room of its own.
 */
final class Part implements AutoCloseable {
  private final Activation activation;
  private final Room from;
  private final Gather gather;
  private final List<Affine> layers = new ArrayList<>();
  private final List<Room> rooms = new ArrayList<>();
  private final Room to;
  private final Gather places;

  /**
   * @param first the first layer of the section, {@code last} its last
   * @param to where its outputs go; null if they are to stay in the room of its own
   */
  Part(ModularLayers net, int module, int first, int last, Room from, Room to) {
    this.activation = net.activation();
    this.from = from;
    this.to = to;
    this.gather = net.dividesInputs(first) ? new Gather(net.places().get(first)[module]) : null;
    this.places = to == null ? null : new Gather(net.places().get(last + 1)[module]);
    rooms.add(copies() ? new Room(from.rows(), gather.size()) : from);
    for (int i = first; i <= last; i++) {
      ModularLayers.Layer layer = net.layers().get(i);
      float[] bias = layer.biases() == null ? null : layer.biases().get(module);
      layers.add(new Affine(net.in(i, module), net.out(i, module), layer.weights().get(module), bias));
      boolean straight = i == last && to != null && places.inPlace();
      rooms.add(straight ? to : new Room(from.rows(), net.out(i, module)));
    }
  }

  private boolean copies() {
    return gather != null && !gather.inPlace();
  }

  void run(int count) {
    if (copies()) {
      gather.copy(count, from, rooms.get(0));
    }
    for (int i = 0; i < layers.size(); i++) {
      Room x = rooms.get(i);
      Room y = rooms.get(i + 1);
      int column = i == 0 && gather != null && !copies() ? gather.first() : 0;
      int place = y == to ? places.first() : 0;
      layers.get(i).apply(count, x.column(column), x.width(), y.column(place), y.width());
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

  /** Bytes of the indices it gathers by. */
  long indexBytes() {
    return copies() ? 8L * gather.size() : 0;
  }

  @Override
  public void close() {
    layers.forEach(Affine::close);
    for (Gather own : new Gather[] {gather, places}) {
      if (own != null) {
        own.close();
      }
    }
    for (Room room : rooms) {
      if (room != from && room != to) {
        room.close();
      }
    }
  }
}

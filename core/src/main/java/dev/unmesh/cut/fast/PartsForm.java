package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import dev.unmesh.network.Activation;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Each module as small dense matrices of its own, all cores at it, a module to a core at a time; modules may be of any size. Layers before
 * the first divided group and after the last are computed whole. What a module takes from whole inputs is gathered unless it stands side
 * by side. Every module computes on one thread and sums are taken in the order of modules: equal inputs give equal bits, whatever
 * the number of threads, but for whole layers, which are the BLAS's.
 */
public final class PartsForm implements Form {
  private final List<Room> rooms = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final Cores cores;
  private final FormSize size;

  /** From one whole room to the next. */
  interface Step extends AutoCloseable {
    void run(int count);

    long indexBytes();

    @Override
    void close();
  }

  /**
   * @param capacity the most examples of an application
   * @throws IllegalArgumentException if labels do not fit, or a weight between modules is not exactly 0
   */
  public PartsForm(DenseLayers stack, LayerLabels labels, int capacity, int threads) {
    ModularLayers net = ModularLayers.of(stack, labels);
    this.cores = new Cores(threads);
    rooms.add(new Room(capacity, stack.in()));
    int depth = net.layers().size();
    for (int first = 0; first < depth; ) {
      boolean whole = !net.dividesInputs(first) && !net.dividesOutputs(first);
      int last = first;
      while (!whole && net.dividesOutputs(last) && last + 1 < depth) {
        last++;
      }
      Room from = rooms.get(rooms.size() - 1);
      Room to = new Room(capacity, net.layers().get(last).out());
      Activation after = last + 1 < depth ? net.activation() : null;
      rooms.add(to);
      steps.add(
          whole
              ? new Whole(net.layers().get(first), from, to, after, Threads.forMatrices(threads))
              : new Section(net, first, last, from, to, after, cores));
      first = last + 1;
    }
    this.size = net.size().plus(new FormSize(0, 0, steps.stream().mapToLong(Step::indexBytes).sum()));
  }

  @Override
  public String name() {
    return "parts";
  }

  @Override
  public FloatBuffer inputs() {
    return rooms.get(0).buffer();
  }

  @Override
  public FloatBuffer apply(int count) {
    for (Step step : steps) {
      step.run(count);
    }
    return rooms.get(rooms.size() - 1).first(count);
  }

  @Override
  public FormSize size() {
    return size;
  }

  @Override
  public void close() {
    cores.close();
    steps.forEach(Step::close);
    rooms.forEach(Room::close);
  }

  /** A layer between two whole groups. */
  private record Whole(Affine layer, Room from, Room to, Activation after, Threads threads) implements Step {
    Whole(ModularLayers.Layer layer, Room from, Room to, Activation after, Threads threads) {
      this(
          new Affine(layer.in(), layer.out(), layer.weights().get(0), layer.biases() == null ? null : layer.biases().get(0)),
          from,
          to,
          after,
          threads);
    }

    @Override
    public void run(int count) {
      LibTorch.start(threads);
      layer.apply(count, from.floats(), from.width(), to.floats(), to.width());
      if (after != null) {
        Elementwise.apply(after, to, count);
      }
    }

    @Override
    public long indexBytes() {
      return 0;
    }

    @Override
    public void close() {
      layer.close();
    }
  }
}

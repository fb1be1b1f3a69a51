package dev.unmesh.wiring;

import java.util.HashSet;
import java.util.List;

/** Which neuron of a group an index of a parameter's axis belongs to. */
public sealed interface AxisMap {
  AxisMap ONE_TO_ONE = new OneToOne();

  /** The neuron that index {@code i} belongs to, in a group of {@code size} neurons. */
  int neuron(int i, int size);

  /** How many indices the axis has for a group of {@code size} neurons. */
  int extent(int size);

  /** Which of its neuron's indices index {@code i} is, from 0. */
  int copy(int i, int size);

  /** The index of {@code neuron} that is its {@code copy}-th; undoes {@link #neuron} and {@link #copy}. */
  int index(int neuron, int copy, int size);

  /** The same place in the axis for another neuron: where index {@code i} comes from when {@code neuron} takes its owner's place. */
  default int relocate(int i, int neuron, int size) {
    return index(neuron, copy(i, size), size);
  }

  /** Index i is neuron i. */
  record OneToOne() implements AxisMap {
    @Override
    public int neuron(int i, int size) {
      return i;
    }

    @Override
    public int extent(int size) {
      return size;
    }

    @Override
    public int copy(int i, int size) {
      return 0;
    }

    @Override
    public int index(int neuron, int copy, int size) {
      return neuron;
    }
  }

  /** Each neuron owns {@code width} consecutive indices: a flattened channel of 16 x 16 owns 256 columns. */
  record Blocks(int width) implements AxisMap {
    public Blocks {
      if (width < 1) {
        throw new IllegalArgumentException("an axis in blocks needs a width of at least 1, was " + width);
      }
    }

    @Override
    public int neuron(int i, int size) {
      return i / width;
    }

    @Override
    public int extent(int size) {
      return Math.multiplyExact(size, width);
    }

    @Override
    public int copy(int i, int size) {
      return i % width;
    }

    @Override
    public int index(int neuron, int copy, int size) {
      return neuron * width + copy;
    }
  }

  /** The group stands {@code copies} times side by side: two copies of an embedding. */
  record Folds(int copies) implements AxisMap {
    public Folds {
      if (copies < 1) {
        throw new IllegalArgumentException("an axis in folds needs at least 1 copy, was " + copies);
      }
    }

    @Override
    public int neuron(int i, int size) {
      return i % size;
    }

    @Override
    public int extent(int size) {
      return Math.multiplyExact(size, copies);
    }

    @Override
    public int copy(int i, int size) {
      return i / size;
    }

    @Override
    public int index(int neuron, int copy, int size) {
      return copy * size + neuron;
    }
  }

  /** Index i is neuron {@code neurons[i]}; the axis passes the group's others over. Such a group cannot be reordered. */
  record Picks(List<Integer> neurons) implements AxisMap {
    public Picks {
      neurons = List.copyOf(neurons);
      if (neurons.isEmpty() || new HashSet<>(neurons).size() < neurons.size()) {
        throw new IllegalArgumentException("an axis that picks neurons needs at least one, and each once, was " + neurons);
      }
    }

    @Override
    public int neuron(int i, int size) {
      return neurons.get(i);
    }

    @Override
    public int extent(int size) {
      for (int neuron : neurons) {
        if (neuron < 0 || neuron >= size) {
          throw new IllegalArgumentException("an axis picks neuron " + neuron + " of a group of " + size + " (0 .. " + (size - 1) + ")");
        }
      }
      return neurons.size();
    }

    @Override
    public int copy(int i, int size) {
      return 0;
    }

    @Override
    public int index(int neuron, int copy, int size) {
      int at = neurons.indexOf(neuron);
      if (at < 0) {
        throw new IllegalArgumentException("the axis does not hold neuron " + neuron);
      }
      return at;
    }
  }
}

package dev.unmesh.wiring;

/** Which neuron of a group an index of a parameter's axis belongs to. */
public sealed interface AxisMap {
  AxisMap ONE_TO_ONE = new OneToOne();

  /** The neuron that index {@code i} belongs to, in a group of {@code size} neurons. */
  int neuron(int i, int size);

  /** How many indices the axis has for a group of {@code size} neurons. */
  int extent(int size);

  /** The same place in the axis for another neuron: where index {@code i} comes from when {@code neuron} takes its owner's place. */
  int relocate(int i, int neuron, int size);

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
    public int relocate(int i, int neuron, int size) {
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
    public int relocate(int i, int neuron, int size) {
      return neuron * width + i % width;
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
    public int relocate(int i, int neuron, int size) {
      return i - i % size + neuron;
    }
  }
}

package dev.unmesh.interpret.circuit;

/** What is taken out at once: an edge, or all edges that leave a neuron or a channel. */
sealed interface Unit {
  int layer();

  /** Takes it out for good. */
  void removeFrom(Mask mask);

  /** Adds taking it out to what a state has been proposed. */
  void takeFrom(TailState state);

  /** Whether there is anything of it left to take out. */
  boolean isIn(Mask mask);

  /** One weight. */
  record Edge(int layer, int row, int column) implements Unit {
    @Override
    public void removeFrom(Mask mask) {
      mask.remove(layer, row, column);
    }

    @Override
    public void takeFrom(TailState state) {
      state.take(layer, row, column);
    }

    @Override
    public boolean isIn(Mask mask) {
      return mask.has(layer, row, column);
    }
  }

  /** All weights of the columns {@code from} (inclusive) to {@code to} (exclusive). */
  record Columns(int layer, int from, int to, int rows) implements Unit {
    @Override
    public void removeFrom(Mask mask) {
      for (int row = 0; row < rows; row++) {
        for (int column = from; column < to; column++) {
          mask.remove(layer, row, column);
        }
      }
    }

    @Override
    public void takeFrom(TailState state) {
      state.takeColumns(layer, from, to);
    }

    @Override
    public boolean isIn(Mask mask) {
      for (int row = 0; row < rows; row++) {
        for (int column = from; column < to; column++) {
          if (mask.has(layer, row, column)) {
            return true;
          }
        }
      }
      return false;
    }
  }
}

package dev.unmesh.interpret.circuit;

import java.util.List;

/**
 * Every neuron's values on the examples with the edges of a mask, kept up to date as edges go: only what lies behind a changed neuron is
 * computed again, and of that only what changes. Values drift from the definition's by rounding alone. Not safe for use by several
 * threads.
 */
final class TailState {
  private final Carried carried;
  private final Tail tail;
  private final Mask mask;
  private final double[][][] z;
  private final double[][][] y;
  private final double[][][] newZ;
  private final double[][][] newY;
  private final double[] change;
  private final int[][] changed;
  private final int[] changes;
  private final boolean[][] isChanged;

  TailState(Carried carried, Mask mask) {
    this.carried = carried;
    this.tail = carried.tail();
    this.mask = mask;
    int depth = tail.depth();
    int count = carried.count();
    z = new double[depth][][];
    y = new double[depth][][];
    newZ = new double[depth][][];
    newY = new double[depth][][];
    changed = new int[depth][];
    isChanged = new boolean[depth][];
    changes = new int[depth];
    change = new double[count];
    double[][] columns = carried.inputs();
    for (int l = 0; l < depth; l++) {
      int rows = tail.layer(l).rows();
      z[l] = new double[rows][];
      newZ[l] = new double[rows][count];
      newY[l] = new double[rows][count];
      changed[l] = new int[rows];
      isChanged[l] = new boolean[rows];
      for (int i = 0; i < rows; i++) {
        z[l][i] = mask.isRead(l, i) ? TailForward.row(carried, mask, l, i, columns) : new double[count];
      }
      if (l + 1 < depth) {
        y[l] = TailForward.carry(carried, l, z[l]);
        columns = y[l];
      }
    }
  }

  /** The last layer's values: [place][example]; valid until the next {@link #accept}. */
  double[][] outputs() {
    return z[tail.depth() - 1];
  }

  /** The last layer's values as they would be after the proposal, for places that it {@link #changes}. */
  double[] proposed(int place) {
    return newZ[tail.depth() - 1][place];
  }

  /** How many outputs the proposal changes. */
  int changes() {
    return changes[tail.depth() - 1];
  }

  /** The i-th place it changes. */
  int changed(int i) {
    return changed[tail.depth() - 1][i];
  }

  /** Works out what taking one edge out would do; nothing is changed yet. */
  void propose(int layer, int row, int column) {
    clear();
    take(layer, row, column);
    spread(layer);
  }

  /** The same for units of one layer taken out together. */
  void propose(List<Unit> units) {
    clear();
    units.forEach(unit -> unit.takeFrom(this));
    spread(units.get(0).layer());
  }

  /** Takes an edge's part from what its row takes in. */
  void take(int layer, int row, int column) {
    begin(layer, row);
    add(newZ[layer][row], -tail.layer(layer).weight(row, column), carries(layer, column));
  }

  /** The same for all edges that leave a layer's columns {@code from} (inclusive) to {@code to} (exclusive): a neuron, or a channel. */
  void takeColumns(int layer, int from, int to) {
    for (int i = 0; i < tail.layer(layer).rows(); i++) {
      for (int c = from; c < to; c++) {
        if (mask.has(layer, i, c)) {
          take(layer, i, c);
        }
      }
    }
  }

  /** What the columns of a layer carry: [column][example]; not to be written to. */
  double[][] columns(int layer) {
    return layer == 0 ? carried.inputs() : y[layer - 1];
  }

  private double[] carries(int layer, int column) {
    return columns(layer)[column];
  }

  private void clear() {
    for (int l = 0; l < changes.length; l++) {
      for (int i = 0; i < changes[l]; i++) {
        isChanged[l][changed[l][i]] = false;
      }
      changes[l] = 0;
    }
  }

  private void begin(int layer, int row) {
    if (!isChanged[layer][row]) {
      isChanged[layer][row] = true;
      changed[layer][changes[layer]++] = row;
      System.arraycopy(z[layer][row], 0, newZ[layer][row], 0, change.length);
    }
  }

  private void spread(int layer) {
    for (int l = layer; l + 1 < tail.depth(); l++) {
      TailLayer next = tail.layer(l + 1);
      boolean[] kept = mask.of(l + 1);
      for (int at = 0; at < changes[l]; at++) {
        int i = changed[l][at];
        Activations.apply(tail.activation(), newZ[l][i], newY[l][i]);
        carried.subtractReference(l + 1, i, newY[l][i]);
        if (!differ(newY[l][i], y[l][i])) {
          continue;
        }
        for (int k = 0; k < next.rows(); k++) {
          if (kept[k * next.columns() + i]) {
            begin(l + 1, k);
            add(newZ[l + 1][k], next.weight(k, i), change);
          }
        }
      }
    }
  }

  // change = a - b; whether that is anything
  private boolean differ(double[] a, double[] b) {
    for (int n = 0; n < change.length; n++) {
      change[n] = a[n] - b[n];
    }
    for (double value : change) {
      if (value != 0) {
        return true;
      }
    }
    return false;
  }

  private static void add(double[] z, double weight, double[] y) {
    for (int n = 0; n < z.length; n++) {
      z[n] += weight * y[n];
    }
  }

  /** Makes the proposal's values the state's. The mask is the caller's to change. */
  void accept() {
    for (int l = 0; l < changes.length; l++) {
      for (int at = 0; at < changes[l]; at++) {
        int i = changed[l][at];
        double[] old = z[l][i];
        z[l][i] = newZ[l][i];
        newZ[l][i] = old;
        if (l + 1 < changes.length) {
          old = y[l][i];
          y[l][i] = newY[l][i];
          newY[l][i] = old;
        }
      }
    }
  }

}

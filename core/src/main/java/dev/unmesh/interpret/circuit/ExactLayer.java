package dev.unmesh.interpret.circuit;

/**
 * The definition's value of an objective with one edge of a layer taken out, while the layers before it are whole: neurons that did
 * not change since they were last worked out are not worked out again. Not safe for use by several threads.
 */
final class ExactLayer {
  private final Carried carried;
  private final Mask mask;
  private final Objective objective;
  private final int layer;
  private final double[][] columns;
  private final double[][] rows;

  /** @param columns what the layer's columns carry, as the definition has it */
  ExactLayer(Carried carried, Mask mask, Objective objective, int layer, double[][] columns) {
    this.carried = carried;
    this.mask = mask;
    this.objective = objective;
    this.layer = layer;
    this.columns = columns;
    this.rows = new double[carried.tail().layer(layer).rows()][];
  }

  /** The objective without the edge. */
  double without(int row, int column) {
    double[][] z = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      if (i == row) {
        z[i] = TailForward.row(carried, mask, layer, i, columns, column);
      } else if (mask.isRead(layer, i)) {
        rows[i] = rows[i] == null ? TailForward.row(carried, mask, layer, i, columns) : rows[i];
        z[i] = rows[i];
      }
    }
    boolean last = layer == carried.tail().depth() - 1;
    return objective.value(last ? z : TailForward.outputsFrom(carried, mask, layer + 1, TailForward.carry(carried, layer, z)));
  }

  /** To be called when an edge of a row has gone. */
  void changed(int row) {
    rows[row] = null;
  }
}

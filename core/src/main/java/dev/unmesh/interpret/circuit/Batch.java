package dev.unmesh.interpret.circuit;

/**
 * Some test examples with the full model's values on them, ready to be run with fewer edges.
 *
 * @param carried what the layers behind the first carry
 * @param columns what the first layer's columns carry
 * @param full [place][example]
 * @param firstLayer what the first layer's neurons take in with all edges
 */
record Batch(Carried carried, ReadColumns columns, int[] labels, double[][] full, double[][] firstLayer) {
  static Batch of(Carried carried, int[] labels) {
    Mask all = Mask.all(carried.tail());
    double[][] first = new double[carried.tail().layer(0).rows()][];
    for (int i = 0; i < first.length; i++) {
      first[i] = TailForward.row(carried, all, 0, i, carried.inputs());
    }
    return new Batch(carried.withoutInputs(), ReadColumns.of(carried.inputs()), labels, behind(carried, all, first), first);
  }

  /** The last layer's values with some edges. */
  double[][] outputs(Mask mask) {
    double[][] first = new double[firstLayer.length][];
    for (int i = 0; i < first.length; i++) {
      first[i] = mask.isRead(0, i) ? row(mask, i) : null;
    }
    return behind(carried, mask, first);
  }

  private static double[][] behind(Carried carried, Mask mask, double[][] first) {
    return carried.tail().depth() == 1 ? first : TailForward.outputsFrom(carried, mask, 1, TailForward.carry(carried, 0, first));
  }

  // by what is there, or by what is not: whichever is less
  private double[] row(Mask mask, int row) {
    TailLayer layer = carried.tail().layer(0);
    int kept = 0;
    for (int c = 0; c < layer.columns(); c++) {
      kept += mask.has(0, row, c) ? 1 : 0;
    }
    boolean isSparse = 2 * kept <= layer.columns();
    double[] z = isSparse ? carried.base(0, row).clone() : firstLayer[row].clone();
    for (int c = 0; c < layer.columns(); c++) {
      double w = layer.weight(row, c);
      if (w != 0 && mask.has(0, row, c) == isSparse) {
        columns.add(z, isSparse ? w : -w, c);
      }
    }
    return z;
  }
}

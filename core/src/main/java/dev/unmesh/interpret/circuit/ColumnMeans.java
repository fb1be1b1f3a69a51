package dev.unmesh.interpret.circuit;

/**
 * What every column of a tail's layers carries on average in the full model.
 *
 * @param means [layer][column]
 */
record ColumnMeans(double[][] means) {
  static ColumnMeans of(Tail tail, TailExamples examples) {
    return of(tail, Carried.of(tail, examples, EdgeAblation.ZERO, java.util.Optional.empty(), 0));
  }

  static ColumnMeans of(Tail tail, Carried whole) {
    double[][][] columns = columns(whole);
    double[][] means = new double[tail.depth()][];
    for (int l = 0; l < means.length; l++) {
      means[l] = new double[columns[l].length];
      for (int c = 0; c < means[l].length; c++) {
        for (double value : columns[l][c]) {
          means[l][c] += value / whole.count();
        }
      }
    }
    return new ColumnMeans(means);
  }

  /** [layer][column][example] in the full model. */
  static double[][][] columns(Carried whole) {
    Tail tail = whole.tail();
    Mask all = Mask.all(tail);
    double[][][] columns = new double[tail.depth()][][];
    columns[0] = whole.inputs();
    for (int l = 0; l + 1 < tail.depth(); l++) {
      double[][] z = new double[tail.layer(l).rows()][];
      for (int i = 0; i < z.length; i++) {
        z[i] = TailForward.row(whole, all, l, i, columns[l]);
      }
      columns[l + 1] = TailForward.carry(whole, l, z);
    }
    return columns;
  }

  /** The same for each of {@code count} examples: [layer][column][example]. */
  double[][][] spread(int count) {
    double[][][] spread = new double[means.length][][];
    for (int l = 0; l < means.length; l++) {
      spread[l] = new double[means[l].length][];
      for (int c = 0; c < means[l].length; c++) {
        spread[l][c] = TailForward.constant(count, means[l][c]);
      }
    }
    return spread;
  }
}

package dev.unmesh.cut.certify;

/**
 * A line below and a line above each output of a step, each through one of the step's inputs: slope * input + offset.
 *
 * @param lowFrom which input the lower line of each output goes by; -1 for a constant
 */
record Lines(int[] lowFrom, double[] lowSlope, double[] lowOffset, int[] highFrom, double[] highSlope, double[] highOffset) {
  Lines(int outputs) {
    this(new int[outputs], new double[outputs], new double[outputs], new int[outputs], new double[outputs], new double[outputs]);
  }

  void low(int output, int from, double slope, double offset) {
    lowFrom[output] = from;
    lowSlope[output] = slope;
    lowOffset[output] = offset;
  }

  void high(int output, int from, double slope, double offset) {
    highFrom[output] = from;
    highSlope[output] = slope;
    highOffset[output] = offset;
  }

  /** Both lines are the input itself. */
  void same(int output, int from) {
    low(output, from, 1, 0);
    high(output, from, 1, 0);
  }

  void constants(int output, double low, double high) {
    low(output, -1, 0, low);
    high(output, -1, 0, high);
  }

  /**
   * Rewrites an upper bound on a sum over the outputs as one over the inputs.
   *
   * @param row a factor an output
   * @param inputs how many there are
   * @param sum taken along: the bound's constant
   */
  double[] over(double[] row, int inputs, LinearSum sum) {
    double[] to = new double[inputs];
    for (int i = 0; i < row.length; i++) {
      if (row[i] == 0) {
        continue;
      }
      boolean up = row[i] > 0;
      int from = up ? highFrom[i] : lowFrom[i];
      sum.add(row[i] * (up ? highOffset[i] : lowOffset[i]));
      if (from >= 0) {
        to[from] += row[i] * (up ? highSlope[i] : lowSlope[i]);
      }
    }
    return to;
  }
}

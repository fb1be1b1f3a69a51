package dev.unmesh.interpret.circuit;

/**
 * How much each unit matters to the log-odds m of a place, to first order: the weighted mean over examples of |dm/dz_i w_ij (x_j - r_j)|, which
 * is what taking the edge out would move m by if m were linear. (Attribution patching: Nanda 2023; Syed, Rager, Conmy 2023. With several
 * steps the gradient is the mean along the way from the reference inputs to the examples': integrated gradients, Sundararajan et al.
 * 2017; EAP-IG, Hanna et al. 2024.)
 */
final class Attribution {
  private Attribution() {}

  /** One score a unit, &gt;= 0. @param steps 1 for the gradient at the examples, more for integrated gradients */
  static double[] scores(Question question, Mask mask, int steps) {
    Carried carried = question.carried();
    Tail tail = carried.tail();
    double[][][] z = Backward.forward(carried, mask, carried.inputs());
    double[][][] mean = new double[z.length][][];
    for (int l = 0; l < z.length; l++) {
      mean[l] = new double[z[l].length][carried.count()];
    }
    for (int step = 1; step <= steps; step++) {
      double[][][] at = step == steps ? z : Backward.forward(carried, mask, scaled(carried.inputs(), (double) step / steps));
      double[][] outputs = LogOdds.gradient(at[at.length - 1], question.place());
      add(mean, Backward.gradients(tail, mask, at, outputs), 1.0 / steps);
    }
    UnitEffects effects = new UnitEffects(carried, mask, z);
    double[] scores = new double[question.units().size()];
    for (int u = 0; u < scores.length; u++) {
      scores[u] = effects.meanSize(question.units().get(u), mean, question.weights());
    }
    return scores;
  }

  private static double[][] scaled(double[][] columns, double by) {
    double[][] scaled = new double[columns.length][columns[0].length];
    for (int c = 0; c < columns.length; c++) {
      for (int n = 0; n < columns[c].length; n++) {
        scaled[c][n] = by * columns[c][n];
      }
    }
    return scaled;
  }

  private static void add(double[][][] sum, double[][][] gradients, double by) {
    for (int l = 0; l < sum.length; l++) {
      for (int i = 0; i < sum[l].length; i++) {
        for (int n = 0; n < sum[l][i].length; n++) {
          sum[l][i][n] += by * gradients[l][i][n];
        }
      }
    }
  }
}

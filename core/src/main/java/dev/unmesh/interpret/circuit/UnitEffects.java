package dev.unmesh.interpret.circuit;

/** What taking a unit out does to first order: -w_ij (x_j - r_j) dm/dz_i, example by example, and sums of that. */
final class UnitEffects {
  private final Carried carried;
  private final Mask mask;
  private final double[][][] columns;
  private final double[] scratch;

  /** @param z what every neuron takes in */
  UnitEffects(Carried carried, Mask mask, double[][][] z) {
    this.carried = carried;
    this.mask = mask;
    this.columns = new double[z.length][][];
    this.scratch = new double[carried.count()];
    columns[0] = carried.inputs();
    for (int l = 1; l < z.length; l++) {
      columns[l] = TailForward.carry(carried, l - 1, z[l - 1]);
    }
  }

  /** sum_n weight_n |effect_n|. */
  double meanSize(Unit unit, double[][][] gradients, double[] weights) {
    if (unit instanceof Unit.Edge edge) {
      double[] gradient = gradients[edge.layer()][edge.row()];
      double[] y = columns[edge.layer()][edge.column()];
      double a = 0;
      double b = 0;
      int n = 0;
      for (; n + 1 < y.length; n += 2) {
        a += weights[n] * Math.abs(gradient[n] * y[n]);
        b += weights[n + 1] * Math.abs(gradient[n + 1] * y[n + 1]);
      }
      a += n < y.length ? weights[n] * Math.abs(gradient[n] * y[n]) : 0;
      return Math.abs(carried.tail().layer(edge.layer()).weight(edge.row(), edge.column())) * (a + b);
    }
    effect((Unit.Columns) unit, gradients);
    double sum = 0;
    for (int n = 0; n < scratch.length; n++) {
      sum += weights[n] * Math.abs(scratch[n]);
    }
    return sum;
  }

  /**
   * The rise of an objective that taking the unit out foretells: sum_n g_n effect_n + curvature_n effect_n^2 / 2, with g of the objective
   * and the effect on the log-odds in the second term (Gauss-Newton).
   */
  double rise(Unit unit, double[][][] objective, double[][][] odds, double[] curvature) {
    if (unit instanceof Unit.Edge edge) {
      double[] g = objective[edge.layer()][edge.row()];
      double[] m = odds[edge.layer()][edge.row()];
      double[] y = columns[edge.layer()][edge.column()];
      double w = carried.tail().layer(edge.layer()).weight(edge.row(), edge.column());
      double first = 0;
      double second = 0;
      for (int n = 0; n < y.length; n++) {
        first += g[n] * y[n];
        double effect = m[n] * y[n];
        second += curvature[n] * effect * effect;
      }
      return -w * first + w * w * second / 2;
    }
    effect((Unit.Columns) unit, objective);
    double rise = 0;
    for (double value : scratch) {
      rise -= value;
    }
    effect((Unit.Columns) unit, odds);
    for (int n = 0; n < scratch.length; n++) {
      rise += curvature[n] * scratch[n] * scratch[n] / 2;
    }
    return rise;
  }

  private void effect(Unit.Columns unit, double[][][] gradients) {
    java.util.Arrays.fill(scratch, 0);
    for (int c = unit.from(); c < unit.to(); c++) {
      double[] gradient = Backward.column(carried.tail(), mask, unit.layer(), c, gradients[unit.layer()]);
      double[] y = columns[unit.layer()][c];
      for (int n = 0; n < scratch.length; n++) {
        scratch[n] += gradient[n] * y[n];
      }
    }
  }
}

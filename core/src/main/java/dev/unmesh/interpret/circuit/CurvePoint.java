package dev.unmesh.interpret.circuit;

/** How faithful a circuit of some size is: its edges, and what {@link Faithfulness} says of it. */
public record CurvePoint(int edges, double size, double oneVsRestKl, double classAccuracy, double falsePositiveRate, double auc) {
  static CurvePoint of(int edges, int total, Faithfulness found) {
    return new CurvePoint(
        edges, (double) edges / total, found.oneVsRestKl(), found.classAccuracy(), found.falsePositiveRate(), found.auc());
  }
}

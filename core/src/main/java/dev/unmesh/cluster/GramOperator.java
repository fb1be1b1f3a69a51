package dev.unmesh.cluster;

/** x -> M M^T x for a dense m x n matrix M, held both ways round so that both products run along memory. */
final class GramOperator implements SymmetricOperator {
  private final PanelMatrix matrix;
  private final PanelMatrix transposed;
  private final Workers workers;

  GramOperator(PanelMatrix matrix, PanelMatrix transposed, Workers workers) {
    this.matrix = matrix;
    this.transposed = transposed;
    this.workers = workers;
  }

  @Override
  public int size() {
    return matrix.rows();
  }

  @Override
  public void apply(float[][] x, float[][] y) {
    float[][] middle = transposedTimes(x);
    workers.run(transposed.panels(), panel -> transposed.combine(panel, middle, y));
  }

  /** M^T x for every vector of a block. */
  float[][] transposedTimes(float[][] x) {
    float[][] result = new float[x.length][matrix.columns()];
    workers.run(matrix.panels(), panel -> matrix.combine(panel, x, result));
    return result;
  }
}

package dev.unmesh.cluster;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.decomposition.eig.SymmetricQRAlgorithmDecomposition_DDRM;
import org.ejml.dense.row.decomposition.hessenberg.TridiagonalDecompositionHouseholder_DDRM;

/**
 * Eigenvalues of a small dense symmetric matrix, largest first, with their unit vectors.
 *
 * @param vectors vectors[i] belongs to values[i]
 */
record SymmetricEigen(double[] values, double[][] vectors) {
  /** The {@code count} largest of a {@code size} x {@code size} matrix, row-major. */
  static SymmetricEigen largest(double[] matrix, int size, int count) {
    var eigen = new SymmetricQRAlgorithmDecomposition_DDRM(new TridiagonalDecompositionHouseholder_DDRM(), true);
    if (!eigen.decompose(DMatrixRMaj.wrap(size, size, matrix.clone()))) {
      throw new IllegalStateException("the eigenvalues of a " + size + " x " + size + " matrix did not converge");
    }
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -eigen.getEigenvalue(i).getReal()).thenComparing(i -> i))
            .mapToInt(i -> i)
            .limit(count)
            .toArray();
    double[] values = new double[order.length];
    double[][] vectors = new double[order.length][];
    for (int i = 0; i < order.length; i++) {
      values[i] = eigen.getEigenvalue(order[i]).getReal();
      vectors[i] = eigen.getEigenVector(order[i]).data.clone();
    }
    return new SymmetricEigen(values, vectors);
  }
}

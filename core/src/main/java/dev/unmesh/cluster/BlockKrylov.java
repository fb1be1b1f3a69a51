package dev.unmesh.cluster;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The largest eigenvalues of a {@link SymmetricOperator} by block Lanczos: a Krylov space grown block by block, fully
 * reorthogonalised, with Rayleigh-Ritz on all of it. Blocks, because a modular matrix has its leading value several times over,
 * which a single vector cannot see. Source: Golub and Underwood 1977, "The block Lanczos method for computing eigenvalues".
 */
final class BlockKrylov {
  static final int LARGEST_SPACE = 400;

  private final SymmetricOperator operator;
  private final int count;
  private final double tolerance;
  private final SplittableRandom random;
  private final List<float[]> basis = new ArrayList<>();
  private final List<double[]> projected = new ArrayList<>();
  private double largestResidual;

  /**
   * @param count how many eigenvalues, at most the operator's size
   * @param tolerance on ||A x - t x|| / t_max of each pair
   */
  BlockKrylov(SymmetricOperator operator, int count, double tolerance, long seed) {
    this.operator = operator;
    this.count = count;
    this.tolerance = tolerance;
    this.random = new SplittableRandom(seed);
  }

  /** The pairs found, in the coordinates of the operator; a value of the null space may come with a zero vector. */
  SymmetricEigen solve() {
    int limit = Math.min(operator.size(), Math.max(LARGEST_SPACE, 4 * count));
    List<float[]> block = start(Math.min(count + 1, limit));
    int nextCheck = 3 * count;
    while (true) {
      int first = basis.size();
      basis.addAll(block);
      float[][] images = images(block);
      List<float[]> next = new ArrayList<>();
      double[][] coefficients = new double[block.size()][];
      for (int c = 0; c < images.length; c++) {
        projected.add(project(images[c], 2 * block.size() + 1));
        coefficients[c] = orthonormalise(images[c], next, limit);
      }
      boolean done = next.isEmpty() || basis.size() >= limit;
      if (done && basis.size() < count) {
        next.addAll(start(1));
        done = next.isEmpty();
      }
      if (done || basis.size() >= nextCheck) {
        SymmetricEigen small = SymmetricEigen.largest(symmetric(), basis.size(), Math.min(count, basis.size()));
        if (converged(small, first, coefficients) || done) {
          return lift(small);
        }
        nextCheck = basis.size() + Math.max(block.size(), basis.size() / 4);
      }
      block = next;
    }
  }

  private List<float[]> start(int size) {
    List<float[]> block = new ArrayList<>();
    for (int c = 0; c < size; c++) {
      float[] x = new float[operator.size()];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) (2 * random.nextDouble() - 1);
      }
      project(x, 0);
      orthonormalise(x, block, operator.size());
    }
    return block;
  }

  private float[][] images(List<float[]> block) {
    float[][] images = new float[block.size()][operator.size()];
    operator.apply(block.toArray(float[][]::new), images);
    return images;
  }

  /**
   * Takes the basis out of {@code x} and returns what was taken: x's coordinates in the basis. The last two blocks, which are all
   * that is left in exact arithmetic, go twice.
   */
  private double[] project(float[] x, int recent) {
    double[] coordinates = new double[basis.size()];
    for (int i = coordinates.length - 1; i >= Math.max(0, coordinates.length - recent); i--) {
      coordinates[i] = takeOut(basis.get(i), x);
    }
    for (int i = 0; i < coordinates.length; i++) {
      coordinates[i] += takeOut(basis.get(i), x);
    }
    return coordinates;
  }

  private static double takeOut(float[] direction, float[] x) {
    double part = Vectors.dot(direction, x);
    Vectors.add((float) -part, direction, x);
    return part;
  }

  /** Adds what is new in {@code x} to the block, unless it is only rounding, and returns x's coordinates in the block. */
  private double[] orthonormalise(float[] x, List<float[]> block, int limit) {
    double before = Math.sqrt(Vectors.dot(x, x));
    double[] coordinates = new double[block.size() + 1];
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < block.size(); i++) {
        coordinates[i] += takeOut(block.get(i), x);
      }
    }
    double norm = Math.sqrt(Vectors.dot(x, x));
    coordinates[block.size()] = norm;
    if (norm > 1e-6 * scale() && norm > 1e-4 * before && basis.size() + block.size() < limit) {
      Vectors.scale((float) (1 / norm), x);
      if (norm < .1 * before) {
        // Little was left, so rounding in what was taken out weighs more now: once again.
        project(x, 0);
        Vectors.scale((float) (1 / Math.sqrt(Vectors.dot(x, x))), x);
      }
      block.add(x);
    }
    return coordinates;
  }

  /** The largest diagonal entry of the projection so far: what rounding is measured against. */
  private double scale() {
    double largest = 0;
    for (int i = 0; i < projected.size(); i++) {
      largest = Math.max(largest, projected.get(i)[i]);
    }
    return largest;
  }

  private double[] symmetric() {
    int n = basis.size();
    double[] matrix = new double[n * n];
    for (int j = 0; j < n; j++) {
      double[] column = projected.get(j);
      for (int i = 0; i < column.length; i++) {
        // A block's own images are taken against the whole basis; a later block's coordinates overrule an earlier one's zeros.
        matrix[i * n + j] = column[i];
        matrix[j * n + i] = column[i];
      }
    }
    return matrix;
  }

  /** ||A x - t x|| of a Ritz pair is the size of what the last block's images left outside the space. */
  private boolean converged(SymmetricEigen small, int first, double[][] coefficients) {
    largestResidual = 0;
    for (int p = 0; p < small.values().length; p++) {
      double[] residual = new double[coefficients.length + 1];
      for (int c = 0; c < coefficients.length; c++) {
        for (int i = 0; i < coefficients[c].length; i++) {
          residual[i] += coefficients[c][i] * small.vectors()[p][first + c];
        }
      }
      double square = Arrays.stream(residual).map(r -> r * r).sum();
      largestResidual = Math.max(largestResidual, Math.sqrt(square) / small.values()[0]);
    }
    return largestResidual <= tolerance;
  }

  /** The largest ||A x - t x|| / t_max of the pairs found: above the tolerance only where the space may not grow any more. */
  double residual() {
    return largestResidual;
  }

  private SymmetricEigen lift(SymmetricEigen small) {
    double[][] vectors = new double[small.values().length][operator.size()];
    for (int p = 0; p < vectors.length; p++) {
      for (int b = 0; b < basis.size(); b++) {
        double weight = small.vectors()[p][b];
        float[] direction = basis.get(b);
        for (int i = 0; i < direction.length; i++) {
          vectors[p][i] += weight * direction[i];
        }
      }
    }
    return new SymmetricEigen(small.values(), vectors);
  }
}

package dev.unmesh.cluster;

import dev.unmesh.pressure.UnsolvedException;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * A network's neurons and the absolute weights between them, taken in anew at every step, as the operator (I + D^-1/2 A D^-1/2) / 2 less
 * its trivial eigenvector. The graph is that of {@link NeuronGraph}, block by block and without lists of edges; neurons without weight
 * stay in as nodes of eigenvalue 1/2. Not safe for use by several threads.
 */
final class WiringAdjacency implements SymmetricOperator {
  private final List<AdjacencyBlock> blocks = new ArrayList<>();
  private final double[] strengths;
  private final double[] inverseRoots;
  private final double[] trivial;

  WiringAdjacency(Wiring wiring) {
    NodeNumbers numbers = NodeNumbers.of(wiring, Set.of());
    for (Connection connection : wiring.connections()) {
      int[] to = numbers.of(connection.to(), wiring.rowNeurons(connection));
      blocks.add(new AdjacencyBlock(connection, to, numbers.of(connection.from(), wiring.columnNeurons(connection))));
    }
    this.strengths = new double[numbers.count()];
    this.inverseRoots = new double[numbers.count()];
    this.trivial = new double[numbers.count()];
  }

  /** The parameters whose weights are edges. */
  Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    blocks.forEach(block -> names.add(block.parameter()));
    return names;
  }

  /** Takes the weights in. @throws UnsolvedException if there is no weight, or one that is not finite */
  void read(Function<String, float[]> weights) {
    Arrays.fill(strengths, 0);
    for (AdjacencyBlock block : blocks) {
      block.read(weights.apply(block.parameter()), strengths);
    }
    double total = Arrays.stream(strengths).sum();
    if (!(total > 0 && total <= Double.MAX_VALUE)) {
      throw new UnsolvedException(fault());
    }
    for (int i = 0; i < strengths.length; i++) {
      inverseRoots[i] = strengths[i] > 0 ? 1 / Math.sqrt(strengths[i]) : 0;
      trivial[i] = Math.sqrt(strengths[i] / total);
    }
  }

  private String fault() {
    return blocks.stream()
        .filter(block -> !block.isFinite())
        .findFirst()
        .map(block -> "spectral: connection '" + block.connection() + "' has a weight that is not finite, or too large to sum")
        .orElse("spectral: all weights of the network are 0, so that it has no spectrum");
  }

  @Override
  public int size() {
    return strengths.length;
  }

  @Override
  public void apply(float[][] x, float[][] y) {
    double[] vector = new double[size()];
    for (int v = 0; v < x.length; v++) {
      for (int i = 0; i < vector.length; i++) {
        vector[i] = x[v][i];
      }
      double[] image = apply(vector);
      for (int i = 0; i < vector.length; i++) {
        y[v][i] = (float) image[i];
      }
    }
  }

  private double[] apply(double[] x) {
    double[] scaled = new double[size()];
    double[] image = new double[size()];
    double along = 0;
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = inverseRoots[i] * x[i];
      along += trivial[i] * x[i];
    }
    for (AdjacencyBlock block : blocks) {
      block.multiply(scaled, image);
    }
    for (int i = 0; i < image.length; i++) {
      image[i] = .5 * (x[i] + inverseRoots[i] * image[i]) - along * trivial[i];
    }
    return image;
  }

  /** The same as a row-major matrix. */
  double[] dense() {
    int n = size();
    double[] unit = new double[n];
    double[] matrix = new double[n * n];
    for (int j = 0; j < n; j++) {
      unit[j] = 1;
      double[] column = apply(unit);
      unit[j] = 0;
      for (int i = 0; i < n; i++) {
        matrix[i * n + j] = column[i];
      }
    }
    return matrix;
  }

  /**
   * Adds the gradient of a sum of eigenvalues of the normalised Laplacian, to be multiplied by {@code scale}.
   *
   * @param values eigenvalues of the Laplacian
   * @param vectors unit eigenvectors, one a value
   */
  void addGradient(double[] values, double[][] vectors, double scale, Function<String, float[]> weights, Function<String, float[]> gradients) {
    double[][] v = new double[vectors.length][size()];
    for (int e = 0; e < v.length; e++) {
      for (int i = 0; i < v[e].length; i++) {
        v[e][i] = inverseRoots[i] * vectors[e][i];
      }
    }
    for (AdjacencyBlock block : blocks) {
      block.addGradient(values, v, scale, weights.apply(block.parameter()), gradients.apply(block.parameter()));
    }
  }
}

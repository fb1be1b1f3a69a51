package dev.unmesh.cluster;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A network's neurons and the absolute weights between them, taken in anew at every step, as the operator (I + D^-1/2 A D^-1/2) / 2 less
 * its trivial eigenvector. The graph is that of {@link NeuronGraph}, block by block and without lists of edges; neurons without weight
 * stay in as nodes of eigenvalue 1/2. Not safe for use by several threads.
 */
final class WiringAdjacency implements SymmetricOperator {
  private final List<Block> blocks = new ArrayList<>();
  private final double[] strengths;
  private final double[] inverseRoots;
  private final double[] trivial;

  /** A connection: weights[r][c] lie between the nodes rows[r] and columns[c], each named once. */
  private record Block(Connection connection, int[] rowOf, int[] columnOf, int[] rows, int[] columns, double[] weights) {}

  WiringAdjacency(Wiring wiring) {
    NodeNumbers numbers = NodeNumbers.of(wiring, Set.of());
    for (Connection connection : wiring.connections()) {
      int[] to = numbers.of(connection.to(), wiring.rowNeurons(connection));
      int[] from = numbers.of(connection.from(), wiring.columnNeurons(connection));
      int[] rows = Arrays.stream(to).distinct().toArray();
      int[] columns = Arrays.stream(from).distinct().toArray();
      blocks.add(new Block(connection, places(to, rows), places(from, columns), rows, columns, new double[rows.length * columns.length]));
    }
    this.strengths = new double[numbers.count()];
    this.inverseRoots = new double[numbers.count()];
    this.trivial = new double[numbers.count()];
  }

  private static int[] places(int[] nodes, int[] distinct) {
    Map<Integer, Integer> place = new LinkedHashMap<>();
    for (int node : distinct) {
      place.put(node, place.size());
    }
    return Arrays.stream(nodes).map(place::get).toArray();
  }

  /** The parameters whose weights are edges. */
  Set<String> parameters() {
    Set<String> names = new LinkedHashSet<>();
    blocks.forEach(block -> names.add(block.connection.view().parameter()));
    return names;
  }

  /** Takes the weights in. @throws IllegalArgumentException if there is no weight, or one that is not finite */
  void read(Function<String, float[]> weights) {
    Arrays.fill(strengths, 0);
    for (Block block : blocks) {
      Arrays.fill(block.weights, 0);
      float[] w = weights.apply(block.connection.view().parameter());
      each(block, (at, r, c) -> block.weights[r * block.columns.length + c] += Math.abs(w[at]));
      for (int r = 0, i = 0; r < block.rows.length; r++) {
        for (int c = 0; c < block.columns.length; c++, i++) {
          strengths[block.rows[r]] += block.weights[i];
          strengths[block.columns[c]] += block.weights[i];
        }
      }
    }
    double total = Arrays.stream(strengths).sum();
    if (!(total > 0 && total <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException(
          "the spectrum of a network needs weights that are finite and not all 0; their absolute values sum to " + total / 2);
    }
    for (int i = 0; i < strengths.length; i++) {
      inverseRoots[i] = strengths[i] > 0 ? 1 / Math.sqrt(strengths[i]) : 0;
      trivial[i] = Math.sqrt(strengths[i] / total);
    }
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
    for (Block block : blocks) {
      multiply(block, scaled, image);
    }
    for (int i = 0; i < image.length; i++) {
      image[i] = .5 * (x[i] + inverseRoots[i] * image[i]) - along * trivial[i];
    }
    return image;
  }

  private static void multiply(Block block, double[] x, double[] sums) {
    int width = block.columns.length;
    for (int r = 0; r < block.rows.length; r++) {
      double of = x[block.rows[r]];
      double sum = 0;
      for (int c = 0, i = r * width; c < width; c++, i++) {
        sum += block.weights[i] * x[block.columns[c]];
        sums[block.columns[c]] += block.weights[i] * of;
      }
      sums[block.rows[r]] += sum;
    }
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
    for (Block block : blocks) {
      int width = block.columns.length;
      double[] slopes = new double[block.weights.length];
      for (int r = 0, i = 0; r < block.rows.length; r++) {
        for (int c = 0; c < width; c++, i++) {
          for (int e = 0; e < v.length; e++) {
            double a = v[e][block.rows[r]];
            double b = v[e][block.columns[c]];
            slopes[i] += (1 - values[e]) * (a * a + b * b) - 2 * a * b;
          }
        }
      }
      String parameter = block.connection.view().parameter();
      float[] w = weights.apply(parameter);
      float[] g = gradients.apply(parameter);
      each(block, (at, r, c) -> g[at] += (float) (scale * Math.signum(w[at]) * slopes[r * width + c]));
    }
  }

  private interface Entry {
    void at(int index, int row, int column);
  }

  private static void each(Block block, Entry entry) {
    ParameterView view = block.connection.view();
    long[] rows = view.rows().offsets();
    long[] columns = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        for (long s : kernel) {
          entry.at((int) (view.offset() + rows[i] + columns[j] + s), block.rowOf[i], block.columnOf[j]);
        }
      }
    }
  }
}

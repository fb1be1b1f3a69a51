package dev.unmesh.engine.array;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The fast kernels against the formulas in double precision, on random shapes with their padding. */
class KernelsTest {
  private static final long SEED = 20231;
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final DoubleLoops exact = new DoubleLoops();

  static Stream<FloatArrays> fast() {
    System.out.println("seed " + SEED + "; " + FloatKernels.name() + ": " + FloatKernels.reason());
    return Stream.of(FloatKernels.make(), new FloatLoops()).distinct();
  }

  @ParameterizedTest
  @MethodSource("fast")
  void products(Kernels<float[]> kernels) {
    for (int trial = 0; trial < 60; trial++) {
      int m = 1 + random.nextInt(23);
      int k = 1 + random.nextInt(40);
      int n = 1 + random.nextInt(120);
      boolean add = trial % 3 == 0;
      Pair left = pair(kernels, m, k, 1);
      Pair right = pair(kernels, k, n, 1);
      Pair to = pair(kernels, m, n, 1);
      kernels.product(left.fast, right.fast, to.fast, add);
      exact.product(left.exact, right.exact, to.exact, add);
      to.compare("product", 1e-5);
      Pair bias = pair(kernels, 1, 24, 1);
      kernels.affine(left.fast, right.fast, bias.fast.values(), 0, to.fast);
      exact.affine(left.exact, right.exact, bias.exact.values(), 0, to.exact);
      to.compare("affine", 1e-5);
      kernels.productTransposed(to.fast, right.fast, left.fast);
      exact.productTransposed(to.exact, right.exact, left.exact);
      left.compare("product with the transpose", 1e-3);
      kernels.transposedProduct(left.fast, to.fast, right.fast, add);
      exact.transposedProduct(left.exact, to.exact, right.exact, add);
      right.compare("product of the transpose", 1e-1);
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void sparseRowsTimesAPanel(FloatArrays kernels) {
    for (int trial = 0; trial < 60; trial++) {
      int m = 1 + random.nextInt(12);
      int k = 1 + random.nextInt(20);
      int n = 1 + random.nextInt(150);
      int[] starts = new int[m + 1];
      for (int r = 0; r < m; r++) {
        starts[r + 1] = starts[r] + random.nextInt(4);
      }
      int[] columns = random.ints(starts[m], 0, k).toArray();
      Pair weights = pair(kernels, 1, Math.max(1, starts[m]), 1);
      Pair dense = pair(kernels, m, k, 0);
      Pair right = pair(kernels, k, n, 1);
      Pair bias = pair(kernels, 1, Panel.padded(m, 4), 1);
      Pair to = pair(kernels, m, n, 1);
      for (int r = 0; r < m; r++) {
        for (int i = starts[r]; i < starts[r + 1]; i++) {
          dense.exact.values()[dense.exact.at(r) + columns[i]] += weights.exact.values()[i];
        }
      }
      float[] values = java.util.Arrays.copyOf(weights.fast.values(), starts[m]);
      float[] biases = java.util.Arrays.copyOf(bias.fast.values(), m);
      kernels.sparse(new SparseRows(starts, columns, values, biases), right.fast, to.fast);
      exact.affine(dense.exact, right.exact, bias.exact.values(), 0, to.exact);
      to.compare("sparse", 1e-5);
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void activations(Kernels<float[]> kernels) {
    for (Nonlinearity f : Nonlinearity.values()) {
      for (double spread : new double[] {1e-3, 1, 8, 100, 1e7, 1e30}) {
        Pair z = pair(kernels, 5, 37, spread);
        Pair y = pair(kernels, 5, 37, 1);
        Pair slope = pair(kernels, 5, 37, 1);
        Pair bias = pair(kernels, 1, 5, 1);
        kernels.addBias(z.fast, bias.fast.values(), 0);
        kernels.activate(f, z.fast, y.fast, slope.fast);
        exact.addBias(z.exact, bias.exact.values(), 0);
        exact.activate(f, z.exact, y.exact, slope.exact);
        y.compare(f + " of " + spread, 4e-7 * Math.max(1, spread));
        slope.compare("slope of " + f + " of " + spread, 2e-6);
        kernels.scale(z.fast, slope.fast);
        exact.scale(z.exact, slope.exact);
        z.compare("times slope", 3e-6 * Math.max(1, spread));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void whatIsNoNumberStaysNone(Kernels<float[]> kernels) {
    for (Nonlinearity f : new Nonlinearity[] {Nonlinearity.SILU, Nonlinearity.RELU}) {
      Pair z = pair(kernels, 2, 20, 1);
      z.fast.values()[3] = Float.NaN;
      kernels.activate(f, z.fast, z.fast, pair(kernels, 2, 20, 1).fast);
      assertTrue(Float.isNaN(z.fast.values()[3]), f + ": " + z.fast.values()[3]);
    }
    Pair y = pair(kernels, 3, 20, 1);
    y.fast.values()[5] = Float.NaN;
    assertTrue(Double.isNaN(kernels.crossEntropy(y.fast, new int[20], pair(kernels, 3, 20, 1).fast, new float[3 * y.fast.stride()])));
  }

  @ParameterizedTest
  @MethodSource("fast")
  void lossesAndTheirGradients(Kernels<float[]> kernels) {
    for (int n : new int[] {1, 15, 16, 100, 131}) {
      Pair y = pair(kernels, 7, n, 5);
      Pair target = pair(kernels, 7, n, 5);
      Pair delta = pair(kernels, 7, n, 1);
      assertEquals(exact.squaredError(y.exact, target.exact, delta.exact), kernels.squaredError(y.fast, target.fast, delta.fast), 1e-4);
      delta.compare("squares", 1e-6);
      delta.paddingIsZero();
      int[] labels = random.ints(n, 0, 7).toArray();
      assertEquals(
          exact.crossEntropy(y.exact, labels, delta.exact, new double[0]),
          kernels.crossEntropy(y.fast, labels, delta.fast, new float[3 * y.fast.stride()]),
          1e-5);
      delta.compare("cross-entropy", 1e-6);
      delta.paddingIsZero();
      float[] sums = new float[7];
      double[] exactSums = new double[7];
      kernels.rowSums(delta.fast, sums, 0);
      exact.rowSums(delta.exact, exactSums, 0);
      for (int r = 0; r < 7; r++) {
        assertEquals(exactSums[r], sums[r], 1e-5);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("fast")
  void tablesAndWhatFlowsBackToThem(Kernels<float[]> kernels) {
    int tokens = 9;
    int n = 50;
    Pair table = pair(kernels, 6, tokens, 1);
    Pair z = pair(kernels, 6, n, 1);
    int[] index = random.ints(n, 0, tokens).toArray();
    kernels.lookUp(table.fast, index, z.fast, true);
    exact.lookUp(table.exact, index, z.exact, true);
    z.compare("look-up", 1e-6);
    int[] start = new int[tokens + 1];
    int[] order = new int[n];
    int filled = 0;
    for (int t = 0; t < tokens; t++) {
      for (int c = 0; c < n; c++) {
        if (index[c] == t) {
          order[filled++] = c;
        }
      }
      start[t + 1] = filled;
    }
    kernels.collect(z.fast, start, order, table.fast);
    exact.collect(z.exact, start, order, table.exact);
    table.compare("collected", 1e-5);
  }

  @ParameterizedTest
  @MethodSource("fast")
  void updates(Kernels<float[]> kernels) {
    int n = 64;
    Pair w = pair(kernels, 1, n, 1);
    Pair g = pair(kernels, 1, n, 1);
    Pair m = pair(kernels, 1, n, 1);
    Pair v = pair(kernels, 1, n, 1);
    Pair cost = pair(kernels, 1, n, 1);
    w.set(3, 0);
    w.set(4, 1e-42f);
    for (int i = 0; i < n; i++) {
      v.set(i, Math.abs(v.fast.values()[i]));
    }
    for (boolean decoupled : new boolean[] {true, false}) {
      AdamRule rule = new AdamRule(.9, .999, 1e-8, .1, decoupled);
      for (int step = 1; step < 20; step++) {
        kernels.addSigned(w.fast.values(), cost.fast.values(), .3, g.fast.values(), n);
        exact.addSigned(w.exact.values(), cost.exact.values(), .3, g.exact.values(), n);
        kernels.adam(
            w.fast.values(), g.fast.values(), m.fast.values(), v.fast.values(), n, rule, rule.size(1e-2, step), rule.root(step), rule.keep(1e-2));
        exact.adam(
            w.exact.values(), g.exact.values(), m.exact.values(), v.exact.values(), n, rule, rule.size(1e-2, step), rule.root(step), rule.keep(1e-2));
      }
      w.compare("Adam, decoupled " + decoupled, 1e-5);
    }
    kernels.descend(w.fast.values(), g.fast.values(), n, .01, .9);
    exact.descend(w.exact.values(), g.exact.values(), n, .01, .9);
    w.compare("descent", 1e-5);
  }

  @ParameterizedTest
  @MethodSource("fast")
  void momentsOfADeadWeightNeverBecomeDenormal(Kernels<float[]> kernels) {
    int n = 16;
    float[] w = new float[n];
    float[] m = new float[n];
    float[] v = new float[n];
    java.util.Arrays.fill(m, 1e-3f);
    java.util.Arrays.fill(v, 1e-6f);
    AdamRule rule = new AdamRule(.9, .9, 1e-8, 0, true);
    for (int step = 1; step < 3000; step++) {
      kernels.adam(w, new float[n], m, v, n, rule, 1e-3, 1, 1);
      for (int i = 0; i < n; i++) {
        assertTrue(m[i] == 0 || m[i] >= Float.MIN_NORMAL, "step " + step + ": " + m[i]);
        assertTrue(v[i] == 0 || v[i] >= Float.MIN_NORMAL, "step " + step + ": " + v[i]);
      }
    }
    assertTrue(m[0] < 1e-36, "" + m[0]);
  }

  private Pair pair(Kernels<float[]> kernels, int rows, int columns, double spread) {
    Panel<float[]> fast = Panel.of(kernels, rows, columns);
    Panel<double[]> precise = Panel.of(exact, rows, columns);
    Pair pair = new Pair(fast, precise);
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        float value = (float) (spread * (2 * random.nextDouble() - 1));
        fast.values()[fast.at(r) + c] = value;
        precise.values()[precise.at(r) + c] = value;
      }
    }
    return pair;
  }

  private record Pair(Panel<float[]> fast, Panel<double[]> exact) {
    void set(int i, float value) {
      fast.values()[i] = value;
      exact.values()[i] = value;
    }

    void compare(String what, double bound) {
      double worst = 0;
      for (int r = 0; r < fast.rows(); r++) {
        for (int c = 0; c < fast.columns(); c++) {
          worst = Math.max(worst, Math.abs(fast.values()[fast.at(r) + c] - exact.values()[exact.at(r) + c]));
        }
      }
      assertTrue(worst <= bound, what + ", " + fast.rows() + " x " + fast.columns() + ": " + worst);
    }

    void paddingIsZero() {
      for (int r = 0; r < fast.rows(); r++) {
        for (int c = fast.columns(); c < fast.stride(); c++) {
          assertEquals(0, fast.values()[fast.at(r) + c]);
        }
      }
    }
  }
}

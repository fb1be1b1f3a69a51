package dev.unmesh.engine.array.vector;

import dev.unmesh.engine.array.AdamRule;
import dev.unmesh.engine.array.FloatArrays;
import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.engine.array.SparseRows;
import jdk.incubator.vector.FloatVector;

/** The kernels in explicit vectors. Needs the module jdk.incubator.vector at run time; made through {@code FloatKernels}. */
public final class VectorKernels implements FloatArrays {
  private final VectorDots dots = new VectorDots();
  private final VectorLosses losses = new VectorLosses();
  private final float[] lanes = new float[Lanes.COUNT];

  @Override
  public String name() {
    return "array-vector" + 32 * Lanes.COUNT;
  }

  @Override
  public int lanes() {
    return Lanes.COUNT;
  }

  @Override
  public void product(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to, boolean add) {
    multiply(left, right, null, 0, to, add);
  }

  @Override
  public void affine(Panel<float[]> left, Panel<float[]> right, float[] bias, int biasAt, Panel<float[]> to) {
    multiply(left, right, bias, biasAt, to, false);
  }

  private static void multiply(Panel<float[]> left, Panel<float[]> right, float[] bias, int biasAt, Panel<float[]> to, boolean add) {
    VectorProducts.multiply(
        left.paddedRows(), Panel.padded(right.columns(), Lanes.COUNT), left.columns(),
        left.values(), left.offset(), left.stride(), 1,
        right.values(), right.offset(), right.stride(),
        bias, biasAt,
        to.values(), to.offset(), to.stride(), add);
  }

  @Override
  public void sparse(SparseRows left, Panel<float[]> right, Panel<float[]> to) {
    VectorSparse.multiply(left, right, to);
  }

  @Override
  public void transposedProduct(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to, boolean add) {
    VectorProducts.multiply(
        Panel.padded(left.columns(), 4), Panel.padded(right.columns(), Lanes.COUNT), left.rows(),
        left.values(), left.offset(), 1, left.stride(),
        right.values(), right.offset(), right.stride(),
        null, 0,
        to.values(), to.offset(), to.stride(), add);
  }

  @Override
  public void productTransposed(Panel<float[]> left, Panel<float[]> right, Panel<float[]> to) {
    dots.multiply(
        left.paddedRows(), right.paddedRows(), Panel.padded(left.columns(), Lanes.COUNT),
        left.values(), left.offset(), left.stride(),
        right.values(), right.offset(), right.stride(),
        to.values(), to.offset(), to.stride());
  }

  @Override
  public void activate(Nonlinearity f, Panel<float[]> z, Panel<float[]> y, Panel<float[]> slope) {
    VectorActivations.activate(f, z, y, slope);
  }

  @Override
  public void scale(Panel<float[]> delta, Panel<float[]> slope) {
    VectorActivations.scale(delta, slope);
  }

  @Override
  public void addBias(Panel<float[]> z, float[] bias, int biasAt) {
    int n = Panel.padded(z.columns(), Lanes.COUNT);
    for (int r = 0; r < z.rows(); r++) {
      add(n, z.values(), z.offset() + r * z.stride(), bias[biasAt + r]);
    }
  }

  private static void add(int n, float[] values, int at, float term) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, values, at + i).add(term).intoArray(values, at + i);
    }
  }

  @Override
  public void rowSums(Panel<float[]> matrix, float[] sums, int at) {
    int n = Panel.padded(matrix.columns(), Lanes.COUNT);
    for (int r = 0; r < matrix.rows(); r++) {
      sum(n, matrix.values(), matrix.offset() + r * matrix.stride(), lanes);
      sums[at + r] = Lanes.sum(lanes, 0, Lanes.COUNT);
    }
  }

  private static void sum(int n, float[] values, int at, float[] lanes) {
    FloatVector sum = FloatVector.fromArray(Lanes.SPECIES, values, at);
    for (int i = Lanes.COUNT; i < n; i += Lanes.COUNT) {
      sum = sum.add(FloatVector.fromArray(Lanes.SPECIES, values, at + i));
    }
    sum.intoArray(lanes, 0);
  }

  @Override
  public double squaredError(Panel<float[]> y, Panel<float[]> target, Panel<float[]> delta) {
    return losses.squaredError(y, target, delta);
  }

  @Override
  public double crossEntropy(Panel<float[]> y, int[] labels, Panel<float[]> delta, float[] work) {
    return losses.crossEntropy(y, labels, delta, work);
  }

  @Override
  public void addSigned(float[] weights, float[] cost, double scale, float[] gradient, int length) {
    VectorUpdates.addSigned(weights, cost, (float) scale, gradient, length);
  }

  @Override
  public void adam(
      float[] weights, float[] gradient, float[] first, float[] second, int length, AdamRule rule, double size, double root, double keep) {
    VectorUpdates.adam(weights, gradient, first, second, length, rule, (float) size, (float) root, (float) keep);
  }

  @Override
  public void descend(float[] weights, float[] gradient, int length, double rate, double keep) {
    VectorUpdates.descend(weights, gradient, length, (float) rate, (float) keep);
  }
}

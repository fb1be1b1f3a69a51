package dev.unmesh.engine.array.vector;

import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;

/** Activations and their slopes: in one go where rows follow one another, else row by row. */
final class VectorActivations {
  private VectorActivations() {}

  static void activate(Nonlinearity f, Panel<float[]> z, Panel<float[]> y, Panel<float[]> slope) {
    int n = Panel.padded(z.columns(), Lanes.COUNT);
    if (z.stride() == n && y.stride() == n && slope.stride() == n) {
      apply(f, z.rows() * n, z.values(), z.offset(), y.values(), y.offset(), slope.values(), slope.offset());
      return;
    }
    for (int r = 0; r < z.rows(); r++) {
      apply(
          f, n, z.values(), z.offset() + r * z.stride(), y.values(), y.offset() + r * y.stride(), slope.values(), slope.offset() + r * slope.stride());
    }
  }

  private static void apply(Nonlinearity f, int n, float[] z, int zAt, float[] y, int yAt, float[] slope, int slopeAt) {
    switch (f) {
      case SILU -> silu(n, z, zAt, y, yAt, slope, slopeAt);
      case RELU -> relu(n, z, zAt, y, yAt, slope, slopeAt);
      default -> tanh(n, z, zAt, y, yAt, slope, slopeAt);
    }
  }

  private static void silu(int n, float[] z, int zAt, float[] y, int yAt, float[] slope, int slopeAt) {
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    for (int i = 0; i < n; i += Lanes.COUNT) {
      FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, zAt + i);
      FloatVector sigmoid = one.div(VectorExp.exp(x.neg()).add(one));
      FloatVector value = x.mul(sigmoid);
      value.intoArray(y, yAt + i);
      // s (1 + x (1 - s)) = s + y (1 - s)
      one.sub(sigmoid).fma(value, sigmoid).intoArray(slope, slopeAt + i);
    }
  }

  private static void relu(int n, float[] z, int zAt, float[] y, int yAt, float[] slope, int slopeAt) {
    FloatVector zero = FloatVector.zero(Lanes.SPECIES);
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    for (int i = 0; i < n; i += Lanes.COUNT) {
      FloatVector x = FloatVector.fromArray(Lanes.SPECIES, z, zAt + i);
      x.max(zero).intoArray(y, yAt + i);
      zero.blend(one, x.compare(VectorOperators.GT, zero)).intoArray(slope, slopeAt + i);
    }
  }

  private static void tanh(int n, float[] z, int zAt, float[] y, int yAt, float[] slope, int slopeAt) {
    FloatVector one = FloatVector.broadcast(Lanes.SPECIES, 1f);
    for (int i = 0; i < n; i += Lanes.COUNT) {
      FloatVector t = VectorExp.tanh(FloatVector.fromArray(Lanes.SPECIES, z, zAt + i));
      t.intoArray(y, yAt + i);
      t.neg().fma(t, one).intoArray(slope, slopeAt + i);
    }
  }

  static void scale(Panel<float[]> delta, Panel<float[]> slope) {
    int n = Panel.padded(delta.columns(), Lanes.COUNT);
    if (delta.stride() == n && slope.stride() == n) {
      times(delta.rows() * n, delta.values(), delta.offset(), slope.values(), slope.offset());
      return;
    }
    for (int r = 0; r < delta.rows(); r++) {
      times(n, delta.values(), delta.offset() + r * delta.stride(), slope.values(), slope.offset() + r * slope.stride());
    }
  }

  private static void times(int n, float[] to, int at, float[] by, int byAt) {
    for (int i = 0; i < n; i += Lanes.COUNT) {
      FloatVector.fromArray(Lanes.SPECIES, to, at + i).mul(FloatVector.fromArray(Lanes.SPECIES, by, byAt + i)).intoArray(to, at + i);
    }
  }
}

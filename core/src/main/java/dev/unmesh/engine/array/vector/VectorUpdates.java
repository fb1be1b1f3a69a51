package dev.unmesh.engine.array.vector;

import dev.unmesh.engine.array.AdamRule;
import jdk.incubator.vector.FloatVector;

/** What is done to all weights in a step: pressures that are sums of absolute weights, and the optimiser. Lengths are whole vectors. */
final class VectorUpdates {
  /** Adding and taking off 2^-100 leaves no denormal, and changes a moment by at most 2^-124. */
  private static final float FLUSH = 0x1p-100f;

  private VectorUpdates() {}

  /** The sign by clamping: 2^149 lifts the smallest float to 1. */
  static void addSigned(float[] w, float[] cost, float scale, float[] g, int length) {
    for (int i = 0; i < length; i += Lanes.COUNT) {
      FloatVector sign = FloatVector.fromArray(Lanes.SPECIES, w, i).mul(0x1p100f).mul(0x1p49f).max(-1f).min(1f);
      sign.mul(FloatVector.fromArray(Lanes.SPECIES, cost, i).mul(scale)).add(FloatVector.fromArray(Lanes.SPECIES, g, i)).intoArray(g, i);
    }
  }

  static void adam(float[] w, float[] g, float[] m, float[] v, int length, AdamRule rule, float size, float root, float keep) {
    FloatVector beta1 = spread((float) rule.beta1());
    FloatVector rest1 = spread((float) (1 - rule.beta1()));
    FloatVector beta2 = spread((float) rule.beta2());
    FloatVector rest2 = spread((float) (1 - rule.beta2()));
    FloatVector epsilon = spread((float) rule.epsilon());
    FloatVector pull = spread((float) rule.pull());
    FloatVector roots = spread(root);
    FloatVector kept = spread(keep);
    FloatVector rate = spread(-size);
    for (int i = 0; i < length; i += Lanes.COUNT) {
      FloatVector weight = FloatVector.fromArray(Lanes.SPECIES, w, i);
      FloatVector gradient = weight.fma(pull, FloatVector.fromArray(Lanes.SPECIES, g, i));
      FloatVector first = gradient.fma(rest1, FloatVector.fromArray(Lanes.SPECIES, m, i).mul(beta1)).add(FLUSH).sub(FLUSH);
      FloatVector second = gradient.mul(gradient).fma(rest2, FloatVector.fromArray(Lanes.SPECIES, v, i).mul(beta2)).add(FLUSH).sub(FLUSH);
      first.intoArray(m, i);
      second.intoArray(v, i);
      FloatVector by = first.div(second.sqrt().fma(roots, epsilon));
      by.fma(rate, weight.mul(kept)).intoArray(w, i);
    }
  }

  static void descend(float[] w, float[] g, int length, float rate, float keep) {
    FloatVector down = spread(-rate);
    for (int i = 0; i < length; i += Lanes.COUNT) {
      FloatVector weight = FloatVector.fromArray(Lanes.SPECIES, w, i).mul(keep);
      FloatVector.fromArray(Lanes.SPECIES, g, i).fma(down, weight).intoArray(w, i);
    }
  }

  private static FloatVector spread(float value) {
    return FloatVector.broadcast(Lanes.SPECIES, value);
  }
}

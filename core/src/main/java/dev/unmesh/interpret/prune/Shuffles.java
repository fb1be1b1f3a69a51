package dev.unmesh.interpret.prune;

import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import java.util.SplittableRandom;

/** Inputs with some of their numbers taken from other examples. The draws come from a fixed seed: equal networks give equal findings. */
final class Shuffles {
  private static final long SEED = 0x3c6ef372fe94f82bL;

  private Shuffles() {}

  /** For each example another one, never itself: a single round through all of them. */
  static int[] partners(int count, int round) {
    SplittableRandom random = new SplittableRandom(SEED + round);
    int[] order = new int[count];
    for (int i = 0; i < count; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    int[] partners = new int[count];
    for (int i = 0; i < count; i++) {
      partners[order[i]] = order[(i + 1) % count];
    }
    return partners;
  }

  /** The inputs with one feature (of shape[0]; a channel has several numbers) as the partners have it. */
  static Inputs feature(Inputs inputs, int feature, int[] partners) {
    int width = inputs.width();
    int own = width / inputs.shape()[0];
    if (inputs instanceof TokenInputs tokens) {
      int[] mixed = tokens.tokens().clone();
      for (int i = 0; i < partners.length; i++) {
        mixed[i * width + feature] = tokens.tokens()[partners[i] * width + feature];
      }
      return new TokenInputs(inputs.count(), width, tokens.vocabulary(), mixed);
    }
    float[] values = values(inputs);
    float[] mixed = values.clone();
    for (int i = 0; i < partners.length; i++) {
      System.arraycopy(values, partners[i] * width + feature * own, mixed, i * width + feature * own, own);
    }
    return new FloatInputs(inputs.count(), inputs.shape(), mixed);
  }

  static float[] values(Inputs inputs) {
    if (inputs instanceof FloatInputs floats) {
      return floats.values();
    }
    float[] values = new float[inputs.count() * inputs.width()];
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copy(i, values, i * inputs.width());
    }
    return values;
  }
}

package dev.unmesh.task;

import java.util.List;
import java.util.SplittableRandom;

/**
 * Linear regression in context: a sequence of three tokens, (0, x1), (y1, 0), (0, x2), shows y = w x once and asks for y2, where w is
 * drawn evenly from [-1, 1] for each sequence and x1, x2 evenly from [1, 3]. One pair without noise determines w, so least squares
 * gives y2 = y1 / x1 * x2. Inputs are 3 x 2, a token a row. Source: BIMT, Liu, Gan, Tegmark 2023, arXiv 2305.08746, section 3.4.
 */
final class InContext {
  private static final int LENGTH = 3;
  private static final int FEATURES = 2;

  // Keeps the data's stream apart from whatever else starts from the same seed.
  private static final long DATA_STREAM = 0xa54ff53a5f1d36f1L;

  private InContext() {}

  static Task open(InContextOptions options, long seed) {
    SplittableRandom root = new SplittableRandom(seed ^ DATA_STREAM);
    Examples train = draw(options.trainExamples(), root.split());
    Examples test = draw(options.testExamples(), root.split());
    return LoadedTask.of(options.name(), List.of("y", "x"), List.of("y2"), Loss.MEAN_SQUARED_ERROR, train, test, List.of());
  }

  // The targets are those of the inputs as stored, in float.
  private static Examples draw(int count, SplittableRandom random) {
    float[] inputs = new float[Math.multiplyExact(count, LENGTH * FEATURES)];
    float[] targets = new float[count];
    for (int i = 0; i < count; i++) {
      double w = random.nextDouble(-1, 1);
      float x1 = (float) random.nextDouble(1, 3);
      float x2 = (float) random.nextDouble(1, 3);
      float y1 = (float) (w * x1);
      int at = i * LENGTH * FEATURES;
      inputs[at + 1] = x1;
      inputs[at + FEATURES] = y1;
      inputs[at + 2 * FEATURES + 1] = x2;
      targets[i] = (float) ((double) y1 / x1 * x2);
    }
    return new Examples(new FloatInputs(count, new int[] {LENGTH, FEATURES}, inputs), new ValueTargets(count, 1, targets));
  }
}

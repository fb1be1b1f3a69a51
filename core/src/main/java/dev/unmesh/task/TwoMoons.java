package dev.unmesh.task;

import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * Two interleaved half circles, with Gaussian noise on both coordinates: (cos t, sin t) and (1 - cos t, 1/2 - sin t), t evenly
 * spaced over [0, pi], both ends included.
 */
final class TwoMoons {
  // Keeps the data's stream apart from whatever else starts from the same seed.
  private static final long DATA_STREAM = 0x3c6ef372fe94f82bL;

  private TwoMoons() {}

  static Task open(TwoMoonsOptions options, long seed) {
    SplittableRandom root = new SplittableRandom(seed ^ DATA_STREAM);
    Examples train = draw(options.trainExamples(), options.noise(), root.nextLong());
    Examples test = draw(options.testExamples(), options.noise(), root.nextLong());
    return LoadedTask.of(
        options.name(), List.of("x1", "x2"), List.of("upper", "lower"), Loss.CROSS_ENTROPY, train, test, List.of());
  }

  // The first half, rounded up, lies on the upper moon.
  private static Examples draw(int count, double noise, long seed) {
    Random random = new Random(seed); // its normal draws are specified, so they are the same on every JDK
    float[] inputs = new float[Math.multiplyExact(count, 2)];
    int[] labels = new int[count];
    int upper = (count + 1) / 2;
    for (int i = 0; i < count; i++) {
      boolean isUpper = i < upper;
      int at = isUpper ? i : i - upper;
      int last = (isUpper ? upper : count - upper) - 1;
      double t = last == 0 ? 0 : Math.PI * at / last;
      double x = isUpper ? Math.cos(t) : 1 - Math.cos(t);
      double y = isUpper ? Math.sin(t) : .5 - Math.sin(t);
      inputs[2 * i] = (float) (x + noise * random.nextGaussian());
      inputs[2 * i + 1] = (float) (y + noise * random.nextGaussian());
      labels[i] = isUpper ? 0 : 1;
    }
    return new Examples(new FloatInputs(count, new int[] {2}, inputs), new ClassTargets(2, labels));
  }
}

package dev.unmesh.task;

import java.util.List;
import java.util.SplittableRandom;

/** Draws the examples of a formula: inputs evenly from [-1, 1], training and test set from independent streams of the seed. */
final class FormulaTask {
  // Keeps the data's stream apart from whatever else starts from the same seed.
  private static final long DATA_STREAM = 0x6a09e667f3bcc909L;

  private FormulaTask() {}

  static Task open(String name, Formula formula, int trainExamples, int testExamples, long seed) {
    SplittableRandom root = new SplittableRandom(seed ^ DATA_STREAM);
    Examples train = draw(formula, trainExamples, root.split());
    Examples test = draw(formula, testExamples, root.split());
    return LoadedTask.of(name, formula.inputLabels(), formula.outputLabels(), Loss.MEAN_SQUARED_ERROR, train, test, List.of());
  }

  // The targets are those of the inputs as stored, in float.
  private static Examples draw(Formula formula, int count, SplittableRandom random) {
    double[] x = new double[formula.inputLabels().size()];
    double[] y = new double[formula.outputLabels().size()];
    float[] inputs = new float[Math.multiplyExact(count, x.length)];
    float[] targets = new float[Math.multiplyExact(count, y.length)];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < x.length; j++) {
        float value = (float) random.nextDouble(-1, 1);
        inputs[i * x.length + j] = value;
        x[j] = value;
      }
      formula.apply(x, y);
      for (int j = 0; j < y.length; j++) {
        targets[i * y.length + j] = (float) y[j];
      }
    }
    return new Examples(new FloatInputs(count, new int[] {x.length}, inputs), new ValueTargets(count, y.length, targets));
  }
}

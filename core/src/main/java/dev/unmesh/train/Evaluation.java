package dev.unmesh.train;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenTargets;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * How well a network does on a data set.
 *
 * @param loss the task's loss, mean over all examples (over all positions that are not masked, where targets are tokens), without
 *     pressures
 * @param accuracy share answered right, NaN where targets are values
 * @param classAccuracy the same class by class, empty where targets are values or tokens; NaN for a class without examples
 */
public record Evaluation(double loss, double accuracy, double[] classAccuracy) {
  private static final int BATCH = 1000;

  public static Evaluation of(Network network, Dataset data, Loss loss, int classes) {
    if (data.examples().targets() instanceof TokenTargets tokens) {
      return TokenEvaluation.of(network, data, tokens, loss);
    }
    double sum = 0;
    Score score = new Score(data.labels().length == 0 ? 0 : classes);
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < data.count(); from += BATCH) {
        int to = Math.min(data.count(), from + BATCH);
        try (PointerScope scope = new PointerScope()) {
          Tensor outputs = network.forward(data.inputs(from, to), Pass.EVALUATION);
          sum += Losses.of(loss, outputs, data.targets(from, to)).item_double() * (to - from);
          if (data.labels().length > 0) {
            score.add(outputs, data.labels(), from);
          }
        }
      }
    }
    return new Evaluation(sum / data.count(), score.accuracy(), score.byClass());
  }

  /** Counts right answers, over all and by class. Not safe for use by several threads. */
  public static final class Score {
    private final long[] right;
    private final long[] seen;

    public Score(int classes) {
      this.right = new long[classes];
      this.seen = new long[classes];
    }

    /** Adds a batch of logits whose first example is example {@code from} of {@code labels}. */
    public void add(Tensor logits, int[] labels, int from) {
      long[] answers = Tensors.longs(logits.argmax(new org.bytedeco.pytorch.LongOptional(1), false));
      for (int i = 0; i < answers.length; i++) {
        add(answers[i], labels[from + i]);
      }
    }

    /** Adds one example. */
    public void add(long answer, int label) {
      seen[label]++;
      if (answer == label) {
        right[label]++;
      }
    }

    public double accuracy() {
      return share(java.util.Arrays.stream(right).sum(), java.util.Arrays.stream(seen).sum());
    }

    public double[] byClass() {
      double[] shares = new double[right.length];
      java.util.Arrays.setAll(shares, c -> share(right[c], seen[c]));
      return shares;
    }

    private static double share(long part, long whole) {
      return whole == 0 ? Double.NaN : (double) part / whole;
    }
  }
}

package dev.unmesh.interpret;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The best that one answer for every example can do: what a model must beat to have learned anything of its inputs.
 *
 * @param commonest the class (or token) asked for most often, the first of several; -1 where targets are values
 * @param accuracy of always giving it; NaN where targets are values
 * @param loss of giving every class (or token) the share it has of all, or of giving the targets' mean
 */
public record ConstantAnswer(int commonest, double accuracy, double loss) {
  public static ConstantAnswer of(Targets targets, Loss loss) {
    if (targets instanceof ClassTargets classes) {
      return of(classes.labels(), classes.classes(), loss);
    } else if (targets instanceof TokenTargets tokens) {
      return of(Arrays.stream(tokens.tokens()).filter(token -> token != TokenTargets.MASKED).toArray(), tokens.vocabulary(), loss);
    } else if (targets instanceof ValueTargets values) {
      return new ConstantAnswer(-1, Double.NaN, variance(values));
    }
    throw new IllegalArgumentException("no constant answer for " + targets.getClass().getSimpleName());
  }

  private static ConstantAnswer of(int[] labels, int classes, Loss loss) {
    long[] counts = new long[classes];
    for (int label : labels) {
      counts[label]++;
    }
    int commonest = IntStream.range(0, counts.length).reduce((a, b) -> counts[b] > counts[a] ? b : a).orElseThrow();
    double n = labels.length;
    double[] shares = Arrays.stream(counts).mapToDouble(count -> count / n).toArray();
    double surprise = -Arrays.stream(shares).filter(p -> p > 0).map(p -> p * Math.log(p)).sum();
    double square = Arrays.stream(shares).map(p -> p * (1 - p)).sum() / counts.length;
    return new ConstantAnswer(commonest, shares[commonest], loss == Loss.CROSS_ENTROPY ? surprise : square);
  }

  private static double variance(ValueTargets targets) {
    double sum = 0;
    for (int output = 0; output < targets.width(); output++) {
      double mean = 0;
      double square = 0;
      for (int i = 0; i < targets.count(); i++) {
        double value = targets.values()[i * targets.width() + output];
        double before = value - mean;
        mean += before / (i + 1);
        square += before * (value - mean);
      }
      sum += square / targets.count();
    }
    return sum / targets.width();
  }
}

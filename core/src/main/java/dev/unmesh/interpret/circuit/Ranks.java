package dev.unmesh.interpret.circuit;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * 1 - AUC: the chance that an example of the class does not get higher log-odds than one of another, ties counting half. What is nearer than
 * {@link #NEAR} is a tie: examples alike in all that is left of a network must not be told apart by rounding.
 */
final class Ranks implements Objective {
  /** Far above what rounding does to values, far below what a network means. */
  static final double NEAR = 1e-9;

  private final int place;
  private final boolean[] isOfClass;

  Ranks(int place, boolean[] isOfClass) {
    this.place = place;
    this.isOfClass = isOfClass;
  }

  @Override
  public double value(double[][] outputs) {
    double[] odds = new double[isOfClass.length];
    for (int n = 0; n < odds.length; n++) {
      odds[n] = outputs[place][n] - LogSum.of(outputs, n, place);
    }
    return 1 - auc(odds, isOfClass);
  }

  /** The chance that one of the class scores higher than one that is not, ties counting half; NaN without either. */
  static double auc(double[] scores, boolean[] isOfClass) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double wins = 0;
    long below = 0;
    long of = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      long in = 0;
      while (to < order.length && isTie(scores[order[from]], scores[order[to]])) {
        in += isOfClass[order[to++]] ? 1 : 0;
      }
      long out = to - from - in;
      wins += in * (below + .5 * out);
      below += out;
      of += in;
      from = to;
    }
    return of == 0 || below == 0 ? Double.NaN : wins / ((double) of * below);
  }

  // equal, for the difference of two infinities is no number
  private static boolean isTie(double low, double high) {
    return high == low || high - low <= NEAR;
  }

  @Override
  public Optional<Anchor> anchor(double[][] outputs) {
    return Optional.empty();
  }
}

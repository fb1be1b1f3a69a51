package dev.unmesh.cut.certify;

import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Looks for the input of a box where an output of two networks differs most, and for one that the second answers otherwise, by signed
 * gradient steps from several starts: what it finds is a lower bound on the largest difference, beside the proven upper one. Source of the
 * search: Madry et al. 2018 (projected gradient). Immutable, safe for use by several threads.
 */
public final class GradientAttack {
  private static final int RIVALS = 3;

  private final Fork fork;
  private final int starts;
  private final int steps;

  /**
   * @param starts the box's centre, then random corners
   * @param steps from each start
   */
  public GradientAttack(Chain first, Chain second, int starts, int steps) {
    this.fork = new Fork(first, second);
    this.starts = starts;
    this.steps = steps;
  }

  /**
   * What the search found.
   *
   * @param difference of each output the largest, either way; never more than the true one but for rounding
   * @param changed whether the second network somewhere gave another output the largest value
   */
  public record Found(double[] difference, boolean changed) {}

  /** @param answer which output ought to be largest */
  public Found search(Box inputs, int answer, long seed) {
    Search search = new Search(inputs, answer, new Found(new double[fork.outputs()], false));
    SplittableRandom random = new SplittableRandom(seed);
    for (int start = 0; start < starts; start++) {
      double[] from = start(inputs, start, random);
      for (int output = 0; output < fork.outputs(); output++) {
        double[] row = new double[fork.outputs()];
        row[output] = search.differenceAt(from, output) >= 0 ? 1 : -1;
        search.climb(from, row, row);
      }
      for (int output : rivals(fork.at(from).second(), answer)) {
        double[] second = new double[fork.outputs()];
        second[output] = -1; // of what is taken away
        second[answer] = 1;
        if (!search.found.changed()) {
          search.climb(from, new double[fork.outputs()], second);
        }
      }
    }
    return search.found;
  }

  // the outputs nearest to being the answer
  private static int[] rivals(double[] outputs, int answer) {
    return IntStream.range(0, outputs.length)
        .filter(i -> i != answer)
        .boxed()
        .sorted((a, b) -> Double.compare(outputs[b], outputs[a]))
        .mapToInt(i -> i)
        .limit(RIVALS)
        .toArray();
  }

  private static double[] start(Box inputs, int start, SplittableRandom random) {
    double[] x = new double[inputs.size()];
    for (int i = 0; i < x.length; i++) {
      double low = inputs.low()[i];
      double high = inputs.high()[i];
      x[i] = start == 0 ? low + (high - low) / 2 : random.nextBoolean() ? high : low;
    }
    return x;
  }

  private final class Search {
    private final Box inputs;
    private final int answer;
    private Found found;

    Search(Box inputs, int answer, Found found) {
      this.inputs = inputs;
      this.answer = answer;
      this.found = found;
    }

    double differenceAt(double[] x, int output) {
      Fork.Values values = fork.at(x);
      return values.first()[output] - values.second()[output];
    }

    // up `first` . first network - `second` . second network
    void climb(double[] from, double[] first, double[] second) {
      double[] x = from.clone();
      for (int step = 1; step <= steps; step++) {
        Fork.Values values = fork.at(x);
        note(values);
        double[] slope = values.gradient(first, second);
        for (int i = 0; i < x.length; i++) {
          double move = (inputs.high()[i] - inputs.low()[i]) / step * Math.signum(slope[i]);
          x[i] = Math.max(inputs.low()[i], Math.min(inputs.high()[i], x[i] + move));
        }
      }
      note(fork.at(x));
    }

    private void note(Fork.Values values) {
      double[] difference = found.difference();
      for (int i = 0; i < difference.length; i++) {
        difference[i] = Math.max(difference[i], Math.abs(values.first()[i] - values.second()[i]));
      }
      found = new Found(difference, found.changed() || Fork.largest(values.second()) != answer);
    }
  }
}

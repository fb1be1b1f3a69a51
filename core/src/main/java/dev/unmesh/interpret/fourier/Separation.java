package dev.unmesh.interpret.fourier;

import dev.unmesh.measure.NullDistribution;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far lanes keep to frequencies of their own: 1 less the mean overlap of two lanes, the overlap of shares s and t being the sum of
 * min(s_f, t_f) over frequencies. 0: all lanes hold the same; 1: no two have a frequency in common. Beside it the same for lanes of the
 * same sizes dealt out at random.
 *
 * @param mean over the random splits
 * @param sd sample standard deviation over them, 0 for a single one
 * @param p (1 + #{random split >= value}) / (1 + draws)
 */
public record Separation(double value, int draws, double mean, double sd, double p) {
  /** @param draws what random splits come to, at least one. Empty where there are not two lanes with anything in them */
  static Optional<Separation> of(double value, double[] draws) {
    double[] finite = Arrays.stream(draws).filter(Double::isFinite).toArray();
    if (!Double.isFinite(value) || finite.length == 0) {
      return Optional.empty();
    }
    NullDistribution control = NullDistribution.of(value, finite);
    return Optional.of(new Separation(value, finite.length, control.mean(), control.sd(), control.p()));
  }

  /** The score itself. @param lanes a row each of what its frequencies hold, 0 or more; rows of zeros are left out. NaN below two rows */
  static double score(double[][] lanes) {
    double[][] shares =
        Arrays.stream(lanes).filter(lane -> Arrays.stream(lane).sum() > 0).map(Separation::shares).toArray(double[][]::new);
    double overlap = 0;
    int pairs = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < i; j++, pairs++) {
        for (int f = 0; f < shares[i].length; f++) {
          overlap += Math.min(shares[i][f], shares[j][f]);
        }
      }
    }
    return pairs == 0 ? Double.NaN : 1 - overlap / pairs;
  }

  private static double[] shares(double[] values) {
    double sum = Arrays.stream(values).sum();
    return Arrays.stream(values).map(value -> value / sum).toArray();
  }
}

package dev.unmesh.interpret.fourier;

import dev.unmesh.network.Seeds;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The null of a spectrum: the same vectors, dealt out to the numbers at random. Any order of the numbers has the same sum of squares
 * and the same products of two vectors, so a shuffle only moves the entries of those: with r_l the sum of products of vectors l
 * numbers apart, |DFT_f|^2 = sum over l of r_l cos(2 pi f l / p).
 */
final class ShuffledNumbers {
  private ShuffledNumbers() {}

  /** The largest share a frequency has, in each of {@code shuffles} draws. */
  static Chance largestShares(NumberVectors vectors, int shuffles, long seed) {
    int p = vectors.numbers();
    double[][] gram = vectors.gram();
    double total = IntStream.range(0, p).mapToDouble(i -> gram[i][i]).sum();
    Waves waves = new Waves(p);
    double[] highest = new double[shuffles];
    for (int draw = 0; draw < shuffles && total > 0; draw++) {
      double[] apart = apart(gram, order(p, Seeds.mix(seed, draw)));
      for (int f = 1; f <= Waves.frequencies(p); f++) {
        double power = apart[0];
        for (int l = 1; l < p; l++) {
          power += apart[l] * waves.cosine(f, l);
        }
        highest[draw] = Math.max(highest[draw], waves.norm(f) * power / total);
      }
    }
    return new Chance(highest);
  }

  /** A random order of the numbers. */
  static int[] order(int p, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int[] order = IntStream.range(0, p).toArray();
    for (int i = p - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[i];
      order[i] = order[j];
      order[j] = other;
    }
    return order;
  }

  private static double[] apart(double[][] gram, int[] order) {
    int p = order.length;
    double[] sums = new double[p];
    for (int i = 0; i < p; i++) {
      double[] row = gram[order[i]];
      for (int l = 0; l < p; l++) {
        sums[l] += row[order[i + l < p ? i + l : i + l - p]];
      }
    }
    return sums;
  }
}

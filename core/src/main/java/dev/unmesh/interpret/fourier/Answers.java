package dev.unmesh.interpret.fourier;

import dev.unmesh.network.Seeds;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a network answers to pairs, as waves: the mean logit of the class d away from the right one, a + b - c = d modulo p, is a
 * constant plus the sum over f of A_f cos(2 pi f d / p) and of sines. A network that adds lets the A_f add up at d = 0 and cancel
 * elsewhere (Nanda et al. 2023, section 4.2).
 *
 * @param sums summed logits, p x p: a row each of a pair's sum, a column each of a class
 * @param pairs how many there were
 * @param right how many were answered rightly
 */
record Answers(double[][] sums, int pairs, int right) {
  static Answers of(ForwardPass pass, Weights weights, Pairs asked) {
    int p = asked.p();
    double[][] sums = new double[p][p];
    int right = 0;
    int pair = 0;
    for (var portion : asked.portions()) {
      float[] logits = pass.outputs(weights, portion);
      for (int i = 0; i < portion.count(); i++, pair++) {
        int sum = asked.sum(pair);
        int best = 0;
        for (int c = 0; c < p; c++) {
          sums[sum][c] += logits[i * p + c];
          best = logits[i * p + c] > logits[i * p + best] ? c : best;
        }
        right += best == sum ? 1 : 0;
      }
    }
    return new Answers(sums, asked.count(), right);
  }

  double accuracy() {
    return (double) right / pairs;
  }

  /** A_f of frequencies 1 to p / 2, in order, in logits. */
  double[] amplitudes() {
    return amplitudes(IntStream.range(0, sums.length).toArray());
  }

  /** The highest amplitude when the classes are numbered at random. */
  Chance shuffled(int shuffles, long seed) {
    double[] highest = new double[shuffles];
    Arrays.setAll(
        highest,
        draw -> Arrays.stream(amplitudes(ShuffledNumbers.order(sums.length, Seeds.mix(seed, draw)))).max().orElseThrow());
    return new Chance(highest);
  }

  // classes[c] is the class that counts as c
  private double[] amplitudes(int[] classes) {
    int p = sums.length;
    double[] away = new double[p];
    for (int sum = 0; sum < p; sum++) {
      for (int d = 0; d < p; d++) {
        away[d] += sums[sum][classes[(sum - d + p) % p]] / pairs;
      }
    }
    double mean = Arrays.stream(away).sum() / p;
    Waves waves = new Waves(p);
    double[] amplitudes = new double[Waves.frequencies(p)];
    for (int f = 1; f <= amplitudes.length; f++) {
      for (int d = 0; d < p; d++) {
        amplitudes[f - 1] += waves.norm(f) * (away[d] - mean) * waves.cosine(f, d);
      }
    }
    return amplitudes;
  }
}

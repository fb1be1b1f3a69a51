package dev.unmesh.interpret.fourier;

import java.util.List;
import java.util.Optional;

/**
 * The frequencies of a network's answers, with every lane and without each.
 *
 * @param pairs how many were asked
 * @param whole with every lane
 * @param limit the amplitude that the highest frequency exceeds in one numbering of the classes at random of a hundred
 * @param carries the frequencies, from 1, above the limit, the strongest first
 * @param without each lane, its neurons silenced for whatever reads them; none for a single lane
 * @param separation how far lanes cost frequencies of their own: {@link Separation} of the amplitudes that go with each; random splits
 *     are silenced likewise
 */
public record LogitWaves(int pairs, Wave whole, double limit, int[] carries, List<Wave> without, Optional<Separation> separation) {
  public LogitWaves {
    without = List.copyOf(without);
  }

  /**
   * What the answers hold.
   *
   * @param amplitudes of cos(2 pi f (a + b - c) / p) in the logit of class c, mean over the pairs; frequencies 1 to p / 2, in order
   * @param accuracy the share of the pairs answered rightly
   */
  public record Wave(double[] amplitudes, double accuracy) {
    static Wave of(Answers answers) {
      return new Wave(answers.amplitudes(), answers.accuracy());
    }

    /** What goes of each amplitude without a lane; 0 where nothing does. */
    double[] lost(Wave without) {
      double[] lost = new double[amplitudes.length];
      for (int f = 0; f < lost.length; f++) {
        lost[f] = Math.max(0, Math.max(0, amplitudes[f]) - Math.max(0, without.amplitudes[f]));
      }
      return lost;
    }
  }
}

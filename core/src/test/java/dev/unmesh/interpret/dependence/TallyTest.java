package dev.unmesh.interpret.dependence;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static final int SEQUENCES = 30;
  private static final int EACH = 20;

  @Test
  void sharesSumToOne() {
    Shares shares = tally(.3).shares();
    assertEquals(1, Arrays.stream(shares.all()).sum(), 1e-12);
    assertEquals(1, Arrays.stream(shares.dependent()).sum(), 1e-12);
    assertEquals(shares.mean(), Arrays.stream(shares.modules()).sum(), 1e-12, "every dependence is on one module");
    for (int j = 1; j <= 2; j++) {
      assertEquals(shares.all()[j] / (1 - shares.all()[0]), shares.dependent()[j - 1], 1e-12);
    }
    assertArrayEquals(shares.flat(), Shares.unflattened(shares.flat()).flat());
  }

  @Test
  void theBootstrapComesToItsClosedForm() {
    // of as many answers in each sequence, the share is the mean of the sequences' shares x_s, whose error over resamples is
    // sqrt(sum (x_s - mean)^2) / S
    Tally tally = tally(.3);
    double[] shares = new double[SEQUENCES];
    BitSet[] still = still(.3);
    for (int token = 0; token < SEQUENCES * EACH; token++) {
      shares[token / EACH] += still[0].get(token) && still[1].get(token) ? 1.0 / EACH : 0;
    }
    double mean = Arrays.stream(shares).average().orElseThrow();
    double exact = Math.sqrt(Arrays.stream(shares).map(x -> (x - mean) * (x - mean)).sum()) / SEQUENCES;
    assertEquals(mean, tally.shares().all()[0], 1e-12);
    // an error estimated from 20,000 resamples is off by .5 % (one standard deviation)
    assertEquals(exact, tally.errors(20_000, 5).all()[0], .025 * exact);
  }

  @Test
  void answersOfASequenceAreNoIndependentWitnesses() {
    // whole sequences depend on a module or do not
    int[] sequences = sequences();
    BitSet still = new BitSet();
    for (int token = 0; token < SEQUENCES * EACH; token++) {
      still.set(token, sequences[token] % 2 == 0);
    }
    Tally tally = Tally.of(new AskedTokens(sequences, sequences, sequences), SEQUENCES, new BitSet[] {still});
    double exact = Math.sqrt(.25 / SEQUENCES);
    assertEquals(exact, tally.errors(20_000, 5).all()[0], .025 * exact);
    assertTrue(exact > 4 * Math.sqrt(.25 / (SEQUENCES * EACH)), "as if answers were drawn it would be less than a quarter");
  }

  @Test
  void theSeedDecides() {
    Tally tally = tally(.3);
    assertArrayEquals(tally.errors(50, 1).flat(), tally.errors(50, 1).flat());
    assertTrue(!Arrays.equals(tally.errors(50, 1).flat(), tally.errors(50, 2).flat()));
  }

  @Test
  void aSingleSequenceHasNoError() {
    Tally one = Tally.of(new AskedTokens(new int[3], new int[3], new int[3]), 1, new BitSet[] {new BitSet()});
    assertArrayEquals(new double[] {0, 1}, one.shares().all());
    assertTrue(Double.isNaN(one.errors(100, 0).mean()));
  }

  private static int[] sequences() {
    int[] sequences = new int[SEQUENCES * EACH];
    Arrays.setAll(sequences, token -> token / EACH);
    return sequences;
  }

  // sequences differ in how often their answers depend on anything
  private static BitSet[] still(double often) {
    SplittableRandom random = new SplittableRandom(8);
    BitSet[] still = {new BitSet(), new BitSet()};
    for (int token = 0; token < SEQUENCES * EACH; token++) {
      double here = often * (1 + token / EACH % 3);
      still[0].set(token, random.nextDouble() > here);
      still[1].set(token, random.nextDouble() > here / 2);
    }
    return still;
  }

  private static Tally tally(double often) {
    return Tally.of(new AskedTokens(sequences(), sequences(), sequences()), SEQUENCES, still(often));
  }
}

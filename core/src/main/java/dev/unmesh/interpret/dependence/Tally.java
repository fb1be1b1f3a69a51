package dev.unmesh.interpret.dependence;

import java.util.BitSet;
import java.util.SplittableRandom;

/** How many modules each right answer depends on, counted sequence by sequence. */
final class Tally {
  private final long[][] byCount;
  private final long[][] byModule;
  private final int modules;

  private Tally(int sequences, int modules) {
    this.modules = modules;
    this.byCount = new long[sequences][modules + 1];
    this.byModule = new long[sequences][modules];
  }

  /**
   * @param sequences how many there are; one without a right answer counts in the bootstrap all the same
   * @param still for each module, which of the right answers stay right when it is switched
   */
  static Tally of(AskedTokens right, int sequences, BitSet[] still) {
    Tally tally = new Tally(sequences, still.length);
    for (int token = 0; token < right.count(); token++) {
      int sequence = right.sequences()[token];
      int depends = 0;
      for (int module = 0; module < still.length; module++) {
        if (!still[module].get(token)) {
          depends++;
          tally.byModule[sequence][module]++;
        }
      }
      tally.byCount[sequence][depends]++;
    }
    return tally;
  }

  Shares shares() {
    long[] counts = new long[modules + 1];
    long[] needed = new long[modules];
    for (int sequence = 0; sequence < byCount.length; sequence++) {
      add(sequence, counts, needed);
    }
    return Shares.of(counts, needed);
  }

  private void add(int sequence, long[] counts, long[] needed) {
    for (int j = 0; j <= modules; j++) {
      counts[j] += byCount[sequence][j];
    }
    for (int c = 0; c < modules; c++) {
      needed[c] += byModule[sequence][c];
    }
  }

  /**
   * The standard errors of the shares by the bootstrap over sequences, drawn with replacement: the answers of one sequence depend on each
   * other, so it is not answers that are drawn. NaN of a single sequence. Source: Efron 1979, "Bootstrap methods: another look at the jackknife".
   */
  Shares errors(int resamples, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Spread spread = new Spread(3 * modules + 2);
    for (int i = 0; i < resamples && byCount.length > 1; i++) {
      long[] counts = new long[modules + 1];
      long[] needed = new long[modules];
      for (int draw = 0; draw < byCount.length; draw++) {
        add(random.nextInt(byCount.length), counts, needed);
      }
      spread.add(Shares.of(counts, needed).flat());
    }
    return Shares.unflattened(spread.deviations());
  }
}

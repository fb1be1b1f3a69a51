package dev.unmesh.report;

import dev.unmesh.interpret.fourier.Frequencies;
import dev.unmesh.interpret.fourier.LaneSpectra;
import dev.unmesh.interpret.fourier.LaneSpectrum;
import dev.unmesh.interpret.fourier.LogitWaves;
import dev.unmesh.interpret.fourier.Separation;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Frequencies of networks that add, to try the page on. */
final class SampleFrequencies {
  private static final double LIMIT = .07;

  private SampleFrequencies() {}

  /** Modulo 113 in two lanes: 35 is the first one's alone, 53 both have, neighbours 51 and 52 the second. */
  static Frequencies lanes() {
    return lanes(new Separation(.61, 199, .14, .028, .005), new Separation(.77, 20, .11, .029, .048));
  }

  static Frequencies lanes(Separation read, Separation answered) {
    LaneSpectra reads = spectra("embedding", "residual", Optional.of(read), lane(0, 56, 35, .57, 53, .27), lane(1, 56, 53, .44, 52, .3, 51, .1));
    LaneSpectra writes = spectra("unembedding", "residual", Optional.of(read), lane(0, 56, 35, .67, 53, .25), lane(1, 56, 53, .6, 52, .05));
    LogitWaves logits =
        new LogitWaves(
            113 * 113, wave(1, 35, 32.5, 53, 35.6), 5.5, new int[] {53, 35}, List.of(wave(.309, 35, .31, 53, 28), wave(.413, 35, 32.4, 53, 13.2)),
            Optional.of(answered));
    return new Frequencies(113, 999, reads, writes, Optional.of(logits));
  }

  /** Modulo 59 without modules, the embedding and what the answers are read by being of different groups. */
  static Frequencies undivided() {
    LaneSpectra reads = spectra("embedding", "embedding", Optional.empty(), lane(0, 29, 4, .5, 11, .3));
    LaneSpectra writes = spectra("output", "fc2", Optional.empty(), lane(0, 29));
    LogitWaves logits = new LogitWaves(59 * 59, new LogitWaves.Wave(new double[29], .02), .1, new int[0], List.of(), Optional.empty());
    return new Frequencies(59, 999, reads, writes, Optional.of(logits));
  }

  private static LaneSpectra spectra(String connection, String group, Optional<Separation> separation, LaneSpectrum... lanes) {
    return new LaneSpectra(connection, group, List.of(lanes), separation);
  }

  /** @param given frequencies and their shares by turns; the others share what is left */
  private static LaneSpectrum lane(int lane, int frequencies, double... given) {
    double[] shares = values(frequencies, given);
    double left = (1 - Arrays.stream(shares).sum()) / frequencies;
    Arrays.setAll(shares, i -> shares[i] + left);
    int[] carries =
        IntStream.range(0, frequencies).filter(i -> shares[i] > LIMIT).boxed().sorted((a, b) -> Double.compare(shares[b], shares[a]))
            .mapToInt(i -> i + 1).toArray();
    double[] p = Arrays.stream(shares).map(share -> share > LIMIT ? .001 : 1).toArray();
    return new LaneSpectrum(lane, 64, 80, .1, shares, LIMIT, p, carries);
  }

  private static LogitWaves.Wave wave(double accuracy, double... given) {
    return new LogitWaves.Wave(values(56, given), accuracy);
  }

  private static double[] values(int frequencies, double... given) {
    double[] values = new double[frequencies];
    for (int i = 0; i < given.length; i += 2) {
      values[(int) given[i] - 1] = given[i + 1];
    }
    return values;
  }
}

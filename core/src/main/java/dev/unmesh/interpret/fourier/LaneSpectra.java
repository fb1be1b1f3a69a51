package dev.unmesh.interpret.fourier;

import dev.unmesh.network.Seeds;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The Fourier spectrum of a connection that holds a vector for each number, lane by lane.
 *
 * @param group whose neurons are the vectors' dimensions
 * @param lanes in order, empty ones included
 * @param separation how far they keep to frequencies of their own; empty for a single lane
 */
public record LaneSpectra(String connection, String group, List<LaneSpectrum> lanes, Optional<Separation> separation) {
  public LaneSpectra {
    lanes = List.copyOf(lanes);
  }

  /**
   * @param neurons the neuron of the lanes' group behind each dimension
   * @param draws random splits to hold the separation against, at least 1
   */
  static LaneSpectra of(
      String connection, NumberVectors vectors, Wiring wiring, Lanes lanes, int[] neurons, int shuffles, int draws, long seed) {
    double[][] byDimension = Spectrum.byDimension(vectors);
    Lanes dimensions = lanes.owning(neurons);
    List<LaneSpectrum> spectra = new ArrayList<>();
    for (int lane : lanes.lanes()) {
      spectra.add(lane(lane, vectors, byDimension, dimensions.neurons(lane), shuffles, Seeds.mix(seed, 0, lane)));
    }
    Optional<Separation> separation = Optional.empty();
    if (lanes.several()) {
      double[] random = new double[draws];
      Arrays.setAll(random, draw -> score(byDimension, lanes.shuffled(wiring, Seeds.mix(seed, 1, draw)).owning(neurons)));
      separation = Separation.of(score(byDimension, dimensions), random);
    }
    return new LaneSpectra(connection, lanes.group(), spectra, separation);
  }

  private static LaneSpectrum lane(int lane, NumberVectors vectors, double[][] byDimension, int[] dimensions, int shuffles, long seed) {
    Spectrum spectrum = Spectrum.of(byDimension, dimensions);
    double[] shares = spectrum.shares();
    Chance chance = ShuffledNumbers.largestShares(vectors.only(dimensions), shuffles, seed);
    return new LaneSpectrum(
        lane, dimensions.length, spectrum.total(), spectrum.constant(), shares, chance.limit(), Arrays.stream(shares).map(chance::p).toArray(),
        chance.above(shares));
  }

  private static double score(double[][] byDimension, Lanes dimensions) {
    return Separation.score(
        IntStream.range(0, dimensions.count())
            .mapToObj(lane -> Spectrum.of(byDimension, dimensions.neurons(lane)).power())
            .toArray(double[][]::new));
  }
}

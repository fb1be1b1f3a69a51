package dev.unmesh.measure;

import dev.unmesh.cluster.LayerShuffle;
import dev.unmesh.cluster.NeuronGraph;
import dev.unmesh.cluster.NormalisedCut;
import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Measures the {@link NormalisedCut} of a network's {@link NeuronGraph} under the modules that {@link WholeNetworkSpectral} finds in it,
 * beside networks in which every layer's weights are shuffled and which are divided again. Source: Filan et al. 2021, "Clusterability in
 * Neural Networks", sections 2 and 3.
 *
 * @param modules k
 * @param shuffles null networks, 0 for no null
 */
public record NetworkCutMeasure(int modules, int shuffles, long seed, Progress progress) {
  public NetworkCutMeasure {
    if (modules < 1 || shuffles < 0) {
      throw new IllegalArgumentException("an n-cut needs at least 1 module and 0 or more shuffles, was " + modules + " and " + shuffles);
    }
  }

  /** @throws IllegalArgumentException if there are fewer neurons with weights than modules, or a weight is not finite */
  public NetworkCut of(Wiring wiring, Weights weights) {
    double cut = cut(wiring, connection -> Matrix.l1(connection, weights));
    double[] nulls = new double[shuffles];
    for (int t = 0; t < shuffles; t++) {
      int draw = t;
      nulls[t] = cut(wiring, connection -> LayerShuffle.of(Matrix.l1(connection, weights), stream(connection, draw)));
      progress.at("n-cut", t + 1, shuffles);
    }
    return new NetworkCut(cut, modules, shuffles == 0 ? Optional.empty() : Optional.of(NullDistribution.ofLow(cut, nulls)));
  }

  private double cut(Wiring wiring, Function<Connection, Matrix> matrices) {
    NeuronGraph neurons = NeuronGraph.of(wiring, matrices, Set.of());
    return NormalisedCut.of(neurons.graph(), new WholeNetworkSpectral().labels(neurons, modules, seed));
  }

  private long stream(Connection connection, int shuffle) {
    return NewmanMeasure.stream(seed, connection, shuffle);
  }
}

package dev.unmesh.measure;

import dev.unmesh.cluster.LayerShuffle;
import dev.unmesh.cluster.NeuronGraph;
import dev.unmesh.cluster.NormalisedCut;
import dev.unmesh.cluster.ScaleKeepingShuffle;
import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.cluster.Workers;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Measures the {@link NormalisedCut} of a network's {@link NeuronGraph} (kernels by their L1 norm) under the modules that
 * {@link WholeNetworkSpectral} finds in it, beside networks in which every layer's weights are shuffled and which are divided again:
 * {@link LayerShuffle}, the paper's, and {@link ScaleKeepingShuffle#fullScales}. Of networks without modules whose neurons are very uneven
 * (by factors up to 400) the first gives z of about 4, as if they were less modular than chance; the second stays within 1. Batch norm is not folded in. Results do not depend on the
 * number of threads. Source: Filan et al. 2021, "Clusterability in Neural Networks", sections 2 and 3.
 *
 * @param modules k
 * @param shuffles null networks of each kind, at least 1: there is no n-cut without
 */
public record NetworkCutMeasure(int modules, int shuffles, long seed, int threads, Progress progress) {
  /** Networks of more weights are not measured: every division, the shuffles' too, would take minutes and gigabytes. */
  public static final long MOST = NewmanMeasure.MOST;

  public NetworkCutMeasure {
    if (modules < 1 || shuffles < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "an n-cut needs at least 1 module, 1 shuffle and 1 thread, was " + modules + ", " + shuffles + " and " + threads);
    }
  }

  /**
   * Empty for a network with more than {@link #MOST} weights, or with fewer neurons that have weights than modules.
   *
   * @throws IllegalArgumentException if a weight is not finite
   */
  public Optional<NetworkCut> of(Wiring wiring, Weights weights) {
    if (isTooLarge(wiring)) {
      return Optional.empty();
    }
    Map<String, Matrix> matrices = new HashMap<>();
    wiring.connections().forEach(connection -> matrices.put(connection.name(), Matrix.l1(connection, weights)));
    NeuronGraph neurons = graph(wiring, connection -> matrices.get(connection.name()));
    if (neurons.graph().nodes() < modules) {
      return Optional.empty();
    }
    double cut = cut(neurons);
    Map<String, ScaleKeepingShuffle> scaled = new HashMap<>();
    matrices.forEach((name, matrix) -> scaled.put(name, ScaleKeepingShuffle.fullScales(matrix)));
    double[] layers = new double[shuffles];
    double[] scales = new double[shuffles];
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      workers.run(
          shuffles,
          t -> {
            layers[t] = cut(graph(wiring, c -> LayerShuffle.of(matrices.get(c.name()), NewmanMeasure.stream(seed, c, t))));
            scales[t] = cut(graph(wiring, c -> scaled.get(c.name()).draw(NewmanMeasure.stream(seed, c, t))));
            synchronized (done) {
              progress.at("n-cut", done.incrementAndGet(), shuffles);
            }
          });
    }
    return Optional.of(new NetworkCut(cut, modules, NullDistribution.ofLow(cut, layers), NullDistribution.ofLow(cut, scales)));
  }

  /** Whether a network has more than {@link #MOST} weights. */
  public static boolean isTooLarge(Wiring wiring) {
    return NewmanMeasure.isTooLarge(wiring);
  }

  private static NeuronGraph graph(Wiring wiring, Function<Connection, Matrix> matrices) {
    return NeuronGraph.of(wiring, matrices, Set.of());
  }

  // of a sparse network a shuffle may leave fewer neurons with weights than there were
  private double cut(NeuronGraph neurons) {
    int parts = Math.min(modules, neurons.graph().nodes());
    return NormalisedCut.of(neurons.graph(), new WholeNetworkSpectral().labels(neurons, parts, seed));
  }
}

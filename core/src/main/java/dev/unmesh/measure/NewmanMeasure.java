package dev.unmesh.measure;

import dev.unmesh.cluster.Graph;
import dev.unmesh.cluster.Louvain;
import dev.unmesh.cluster.Modularity;
import dev.unmesh.cluster.NeuronGraph;
import dev.unmesh.cluster.ScaleKeepingShuffle;
import dev.unmesh.cluster.Seeds;
import dev.unmesh.cluster.Workers;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Measures {@link NewmanModularity} on a network's {@link NeuronGraph}, beside the null in which every connection's weights are
 * shuffled by {@link ScaleKeepingShuffle#fullScales} and the network is divided again. Module-free networks come out at z of -3 (all
 * neurons alike) to about 2 (heavy tails); against the root scales that clusterability is compared with, uneven neurons alone would
 * give z of 6 to 17. Defined on a whole network only: a bag of unrelated
 * matrices scores high for nothing. Results do not depend on the number of threads.
 *
 * @param shuffles null networks, 0 for no null; 20 is usual
 */
public record NewmanMeasure(Louvain louvain, int shuffles, long seed, int threads, Progress progress) {
  /** Networks of more weights are not measured: their graph, an edge a weight, would take minutes a division and many times their memory. */
  public static final long MOST = 5_000_000;

  public NewmanMeasure {
    if (shuffles < 0 || threads < 1) {
      throw new IllegalArgumentException("measuring needs 0 or more shuffles and at least 1 thread, was " + shuffles + " and " + threads);
    }
  }

  public NewmanMeasure(int shuffles, long seed) {
    this(new Louvain(), shuffles, seed, 1, Progress.NONE);
  }

  /**
   * Empty for a network without weights, or with more than {@link #MOST}.
   *
   * @throws IllegalArgumentException if a weight is not finite
   */
  public Optional<NewmanModularity> of(Wiring wiring, Weights weights) {
    if (isTooLarge(wiring)) {
      return Optional.empty();
    }
    Graph graph = NeuronGraph.of(wiring, weights).graph();
    if (graph.total() == 0) {
      return Optional.empty();
    }
    int[] communities = louvain.communities(graph, seed);
    double q = Modularity.of(graph, communities);
    int modules = Arrays.stream(communities).max().orElseThrow() + 1;
    Optional<NullDistribution> nullModel = shuffles == 0 ? Optional.empty() : Optional.of(NullDistribution.of(q, nulls(wiring, weights)));
    return Optional.of(new NewmanModularity(q, modules, nullModel));
  }

  /** Whether a network has more than {@link #MOST} weights. */
  public static boolean isTooLarge(Wiring wiring) {
    return wiring.connections().stream().mapToLong(of -> (long) of.rows() * of.columns() * of.kernelSize()).sum() > MOST;
  }

  private double[] nulls(Wiring wiring, Weights weights) {
    Map<String, ScaleKeepingShuffle> models = new LinkedHashMap<>();
    wiring.connections().forEach(c -> models.put(c.name(), ScaleKeepingShuffle.fullScales(Matrix.l1(c, weights))));
    double[] nulls = new double[shuffles];
    AtomicInteger done = new AtomicInteger();
    try (Workers workers = new Workers(threads)) {
      workers.run(
          shuffles,
          t -> {
            Graph graph = NeuronGraph.of(wiring, c -> models.get(c.name()).draw(stream(c, t)), Set.of()).graph();
            nulls[t] = Modularity.of(graph, louvain.communities(graph, seed));
            synchronized (done) {
              progress.at("Newman modularity", done.incrementAndGet(), shuffles);
            }
          });
    }
    return nulls;
  }

  private long stream(Connection connection, int shuffle) {
    return stream(seed, connection, shuffle);
  }

  static long stream(long seed, Connection connection, int shuffle) {
    return Seeds.derive(Seeds.derive(seed, connection.name().hashCode()), shuffle);
  }
}

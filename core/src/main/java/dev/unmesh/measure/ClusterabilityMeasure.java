package dev.unmesh.measure;

import dev.unmesh.cluster.PairClustering;
import dev.unmesh.cluster.ScaleKeepingShuffle;
import dev.unmesh.cluster.Seeds;
import dev.unmesh.cluster.Workers;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Measures clusterability, always beside the {@link ScaleKeepingShuffle} null: even on noise a fitted partition beats 1/k. Results
 * depend on the seed and on each matrix's name, not on the number of threads nor on which other matrices are measured.
 *
 * @param shuffles null matrices a connection, 0 for no null; 50 is usual
 * @param threads shuffles worked on at once
 */
public record ClusterabilityMeasure(int shuffles, long seed, int threads, Progress progress) {
  /** What a shuffled matrix takes while it is clustered: itself, and its normalised form both ways round; small ones in double precision. */
  private static final long BYTES_AN_ENTRY = 16;

  /** What all those worked on at once may take. */
  private static final long MEMORY = 1L << 30;

  public ClusterabilityMeasure {
    if (shuffles < 0 || threads < 1) {
      throw new IllegalArgumentException("measuring needs 0 or more shuffles and at least 1 thread, was " + shuffles + " and " + threads);
    }
  }

  public ClusterabilityMeasure(int shuffles, long seed) {
    this(shuffles, seed, 1, Progress.NONE);
  }

  /**
   * C under modules found in the weights themselves; each shuffled matrix is clustered again with the same settings. A matrix with
   * a side smaller than k is divided into as many modules as that side has neurons.
   *
   * @throws IllegalArgumentException if k &lt; 1 or a weight is not finite
   */
  public ClusterabilityMeasures discovered(List<NamedMatrix> matrices, int modules, PairClustering method) {
    return measure(
        matrices,
        (name, matrix) -> {
          PairClustering ofShuffles = method.withThreads(threads / atOnce(matrix));
          ToDoubleFunction<Matrix> refitted = shuffled -> Clusterability.of(shuffled, fitted(ofShuffles, shuffled, modules));
          return new Target(fitted(method.withThreads(threads), matrix, modules), refitted);
        });
  }

  /** {@link #discovered} for one matrix. */
  public ConnectionMeasure discovered(String name, Matrix matrix, int modules, PairClustering method) {
    return discovered(List.of(NamedMatrix.of(name, matrix)), modules, method).connections().get(0);
  }

  /**
   * C under given modules, those a network was trained for. The null takes the same modules on shuffled weights: right for modules
   * fixed beforehand. With {@code refit} it clusters every shuffled matrix again instead: a higher bar, for modules that were
   * fitted to these weights.
   *
   * @param partitions by the matrix's name
   * @throws IllegalArgumentException if a matrix has no partition, or one of another shape
   */
  public ClusterabilityMeasures under(List<NamedMatrix> matrices, Map<String, PairPartition> partitions, Optional<PairClustering> refit) {
    return measure(
        matrices,
        (name, matrix) -> {
          PairPartition partition = partitions.get(name);
          if (partition == null) {
            throw new IllegalArgumentException("no partition given; there are partitions for " + partitions.keySet());
          }
          ToDoubleFunction<Matrix> fixed = shuffled -> Clusterability.of(shuffled, partition);
          Optional<PairClustering> ofShuffles = refit.map(method -> method.withThreads(threads / atOnce(matrix)));
          ToDoubleFunction<Matrix> refitted =
              shuffled -> Clusterability.of(shuffled, fitted(ofShuffles.orElseThrow(), shuffled, partition.modules()));
          return new Target(partition, refit.isPresent() ? refitted : fixed);
        });
  }

  /** {@link #under} for one matrix, with the null of fixed modules. */
  public ConnectionMeasure under(String name, Matrix matrix, PairPartition partition) {
    return under(List.of(NamedMatrix.of(name, matrix)), Map.of(name, partition), Optional.empty()).connections().get(0);
  }

  /** Modules of the observed matrix, and how a shuffled one is graded. */
  private record Target(PairPartition partition, ToDoubleFunction<Matrix> grade) {}

  private interface Targets {
    Target of(String name, Matrix matrix);
  }

  private ClusterabilityMeasures measure(List<NamedMatrix> matrices, Targets targets) {
    List<ConnectionMeasure> measures = new ArrayList<>();
    double[] nullSums = new double[shuffles];
    double sum = 0;
    int defined = 0;
    for (NamedMatrix named : matrices) {
      double[] nulls;
      try {
        progress.at(named.name(), 0, Math.max(1, shuffles));
        Matrix matrix = named.matrix().get();
        Target target = targets.of(named.name(), matrix);
        nulls = Double.isNaN(Clusterability.of(matrix, target.partition())) ? new double[0] : nulls(named.name(), matrix, target.grade());
        measures.add(ConnectionMeasure.of(named.name(), matrix, target.partition(), nulls));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("connection '" + named.name() + "': " + e.getMessage(), e);
      }
      OptionalDouble c = measures.get(measures.size() - 1).clusterability();
      if (c.isPresent()) {
        defined++;
        sum += c.getAsDouble();
        IntStream.range(0, shuffles).forEach(t -> nullSums[t] += nulls[t]);
      }
    }
    if (defined == 0) {
      return new ClusterabilityMeasures(OptionalDouble.empty(), Optional.empty(), measures);
    }
    double mean = sum / defined;
    int count = defined;
    double[] nullMeans = IntStream.range(0, shuffles).mapToDouble(t -> nullSums[t] / count).toArray();
    return new ClusterabilityMeasures(
        OptionalDouble.of(mean), shuffles == 0 ? Optional.empty() : Optional.of(NullDistribution.of(mean, nullMeans)), measures);
  }

  private double[] nulls(String name, Matrix matrix, ToDoubleFunction<Matrix> grade) {
    double[] nulls = new double[shuffles];
    try (Workers workers = new Workers(atOnce(matrix))) {
      ScaleKeepingShuffle shuffle = new ScaleKeepingShuffle(matrix);
      long stream = Seeds.derive(seed, name.hashCode());
      AtomicInteger done = new AtomicInteger();
      workers.run(
          shuffles,
          t -> {
            nulls[t] = grade.applyAsDouble(shuffle.draw(Seeds.derive(stream, t)));
            synchronized (done) {
              progress.at(name, done.incrementAndGet(), shuffles);
            }
          });
    }
    return nulls;
  }

  /** How many shuffles are worked on at once: as many as there are threads, fewer where each takes much memory. */
  private int atOnce(Matrix matrix) {
    long room = MEMORY / (BYTES_AN_ENTRY * Math.max(1, matrix.values().length));
    return (int) Math.max(1, Math.min(Math.min(threads, Math.max(1, shuffles)), room));
  }

  private PairPartition fitted(PairClustering method, Matrix matrix, int modules) {
    int side = Math.min(matrix.rows(), matrix.columns());
    PairPartition found = method.cluster(matrix, modules < 1 ? modules : Math.min(modules, side), seed);
    return found.modules() == modules ? found : new PairPartition(modules, found.rows(), found.columns());
  }
}

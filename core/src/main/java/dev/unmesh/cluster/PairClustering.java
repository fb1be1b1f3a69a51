package dev.unmesh.cluster;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.List;

/** A way to divide the rows and columns of one matrix into k modules. Implementations are immutable and deterministic. */
public interface PairClustering {
  /**
   * @param weights what to cluster, rows = output neurons: a weight matrix or an accumulated gradient ({@link GradientSignal})
   * @param modules k, from 1 to the matrix's smaller side
   * @param seed of all that is random
   * @return a label for every row and column; -1 for one without any weight, where the method looks at weights
   * @throws IllegalArgumentException if k is out of range or a weight is not finite
   */
  PairPartition cluster(Matrix weights, int modules, long seed);

  /** The same method with so many threads for one matrix, where it can use them; what it finds does not depend on them. */
  default PairClustering withThreads(int threads) {
    return this;
  }

  /** The method's name in recipes and results, such as {@code bipartite-spectral}. */
  String name();

  /** The methods there are: {@code bipartite-spectral}, {@code contiguous}, {@code label-pairing}. */
  static List<PairClustering> all() {
    return List.of(new BipartiteSpectral(), new ContiguousBlocks(), new LabelPairing());
  }

  /** @throws IllegalArgumentException if there is no such method */
  static PairClustering named(String name) {
    return all().stream()
        .filter(method -> method.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no clustering '" + name + "'; there are " + String.join(", ", all().stream().map(PairClustering::name).toList())));
  }
}

package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.unmesh.cluster.PairClustering;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a network's weights alone tell of it.
 *
 * @param clusterability mean C of {@code connections}; empty if there are none
 * @param nullModel of that mean, "null" in JSON
 * @param newman empty for a network without weights
 * @param wiringCost see {@link WiringCost}; empty where groups have coordinates of different dimensions
 * @param edges stored weights with |w| > .01
 * @param weights all stored weights of the connections
 * @param normalisedCut empty where it was not asked for, or the network is too large or too small for it
 */
public record Measures(
    OptionalDouble clusterability,
    @JsonProperty("null") Optional<NullDistribution> nullModel,
    List<ConnectionMeasure> connections,
    Optional<NewmanModularity> newman,
    OptionalDouble wiringCost,
    long edges,
    long weights,
    Optional<NetworkCut> normalisedCut) {
  public Measures {
    connections = List.copyOf(connections);
    normalisedCut = normalisedCut == null ? Optional.empty() : normalisedCut; // files from before there was one
  }

  /** The same with the normalised cut of the whole network. */
  public Measures with(Optional<NetworkCut> cut) {
    return new Measures(clusterability, nullModel, connections, newman, wiringCost, edges, weights, cut);
  }

  /**
   * Under the modules a network was trained for. A connection with a whole, shared side has no C and is not listed.
   *
   * @param names the connections to grade, usually the regularised ones
   * @param refit how the modules were discovered, so that the null finds its own in the same way; empty for modules fixed beforehand,
   *     which the null keeps
   * @throws IllegalArgumentException if a name is unknown or a weight is not finite
   */
  public static Measures under(
      Wiring wiring,
      Weights weights,
      Optional<Partition> partition,
      Collection<String> names,
      Optional<PairClustering> refit,
      ClusterabilityMeasure c,
      NewmanMeasure q) {
    List<NamedMatrix> matrices = new ArrayList<>();
    Map<String, PairPartition> pairs = new LinkedHashMap<>();
    for (String name : names) {
      var connection = wiring.connection(name);
      partition
          .flatMap(modules -> modules.pair(wiring, connection))
          .ifPresent(
              pair -> {
                pairs.put(name, pair);
                matrices.add(NamedMatrix.of(connection, weights));
              });
    }
    return of(wiring, weights, c.under(matrices, pairs, refit), q);
  }

  /** Under modules found in each named connection's own weights. */
  public static Measures discovered(
      Wiring wiring,
      Weights weights,
      Collection<String> names,
      int modules,
      PairClustering method,
      ClusterabilityMeasure c,
      NewmanMeasure q) {
    List<NamedMatrix> matrices = names.stream().map(name -> NamedMatrix.of(wiring.connection(name), weights)).toList();
    return of(wiring, weights, c.discovered(matrices, modules, method), q);
  }

  private static Measures of(Wiring wiring, Weights weights, ClusterabilityMeasures c, NewmanMeasure q) {
    EdgeCount edges = EdgeCount.of(wiring, weights);
    return new Measures(
        c.clusterability(), c.nullModel(), c.connections(), q.of(wiring, weights), cost(wiring, weights), edges.above(), edges.total(),
        Optional.empty());
  }

  private static OptionalDouble cost(Wiring wiring, Weights weights) {
    return WiringCost.isDefined(wiring) ? OptionalDouble.of(WiringCost.of(wiring, weights)) : OptionalDouble.empty();
  }
}

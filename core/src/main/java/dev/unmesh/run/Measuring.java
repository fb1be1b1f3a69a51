package dev.unmesh.run;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.Louvain;
import dev.unmesh.cluster.PairClustering;
import dev.unmesh.measure.ClusterabilityMeasure;
import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NewmanMeasure;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.measure.Progress;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.train.ModuleOptions;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A run's weights measured under its modules, with as many shuffles behind every score as asked for. */
public final class Measuring {
  private static final int NEWMAN_SHUFFLES = 20;

  private Measuring() {}

  /** As the recipe says. */
  static Measures of(Wiring wiring, Weights weights, Optional<Partition> partition, Recipe recipe, RunListener listener) {
    return of(wiring, weights, partition, recipe, recipe.measures().shuffles(), recipe.seed(), listener);
  }

  /** The same with another number of shuffles, or another seed. */
  public static Measures of(
      Wiring wiring, Weights weights, Optional<Partition> partition, Recipe recipe, int shuffles, long seed, RunListener listener) {
    Measures measures = of(wiring, weights, partition, recipe.modules(), shuffles, seed, listener);
    OptionalInt parts = recipe.cutInto();
    return parts.isEmpty() ? measures : measures.with(NetworkCuts.of(wiring, weights, parts.getAsInt(), shuffles, seed, listener));
  }

  /**
   * The null of modules that were discovered finds modules again in the shuffled weights; blocks fixed beforehand stay as they are.
   *
   * @param modules what the recipe says of them
   */
  static Measures of(
      Wiring wiring,
      Weights weights,
      Optional<Partition> partition,
      Optional<ModuleOptions> modules,
      int shuffles,
      long seed,
      RunListener listener) {
    List<String> divided = modules.map(ModuleOptions::connections).orElse(List.of());
    Optional<PairClustering> refit =
        modules.filter(options -> options.by().discovers()).map(options -> new BipartiteSpectral());
    int threads = Runtime.getRuntime().availableProcessors();
    Progress progress = (what, done, of) -> listener.stage("measuring " + what, (double) done / of);
    if (NewmanMeasure.isTooLarge(wiring)) {
      listener.note("Newman modularity is left out: more than " + NewmanMeasure.MOST / 1_000_000 + " million weights");
    }
    return Measures.under(
        wiring,
        weights,
        partition,
        divided,
        refit,
        new ClusterabilityMeasure(shuffles, seed, threads, progress),
        new NewmanMeasure(new Louvain(), Math.min(shuffles, NEWMAN_SHUFFLES), seed, threads, progress));
  }

  /** Adds what the summary of a run shows. */
  static void summarise(Measures measures, ObjectNode tree) {
    put(tree, "clusterability", measures.clusterability());
    measures.nullModel().ifPresent(shuffled -> put(tree.putObject("clusterabilityNull"), shuffled));
    ArrayNode connections = tree.putArray("connections");
    for (ConnectionMeasure connection : measures.connections()) {
      ObjectNode node = connections.addObject();
      node.put("name", connection.name());
      put(node, "clusterability", connection.clusterability());
    }
    measures
        .newman()
        .ifPresentOrElse(
            newman -> {
              ObjectNode node = tree.putObject("newman");
              node.put("q", newman.q());
              node.put("modules", newman.modules());
              newman.nullModel().ifPresent(shuffled -> put(node.putObject("null"), shuffled));
            },
            () -> tree.putNull("newman"));
    NetworkCuts.summarise(measures.normalisedCut(), tree);
    put(tree, "wiringCost", measures.wiringCost());
    tree.put("edges", measures.edges());
    tree.put("weights", measures.weights());
  }

  private static void put(ObjectNode node, String key, OptionalDouble value) {
    node.put(key, value.isPresent() ? (Double) value.getAsDouble() : null);
  }

  static void put(ObjectNode node, NullDistribution shuffled) {
    node.put("shuffles", shuffled.shuffles());
    node.put("mean", shuffled.mean());
    node.put("sd", shuffled.sd());
    put(node, "z", shuffled.z());
    node.put("p", shuffled.p());
  }
}

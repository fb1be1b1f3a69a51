package dev.unmesh.interpret.dependence;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.RandomSplit;
import dev.unmesh.interpret.SilencedModule;
import dev.unmesh.network.Network;
import dev.unmesh.network.Seeds;
import dev.unmesh.task.Examples;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleConsumer;
import java.util.stream.Collectors;

/** Asks a network about the same examples with one module after another switched, layer by layer. Weights are put back as they were. */
public final class DependenceStudy {
  private final Network network;
  private final Examples examples;
  private final int modules;
  private final int draws;
  private final int resamples;
  private final long seed;

  /**
   * @param modules k, as every site has
   * @param draws random splits of the same sizes
   * @param resamples of the sequences
   * @throws IllegalArgumentException if a number makes no sense
   */
  public DependenceStudy(Network network, Examples examples, int modules, int draws, int resamples, long seed) {
    if (modules < 1 || draws < 0 || resamples < 0) {
      throw new IllegalArgumentException(
          "dependence needs at least one module, and draws and resamples of 0 or more; were " + modules + ", " + draws + " and " + resamples);
    }
    this.network = network;
    this.examples = examples;
    this.modules = modules;
    this.draws = draws;
    this.resamples = resamples;
    this.seed = seed;
  }

  /**
   * @param partition where modules come from, {@code text} what is asked about: both are noted in what is found
   * @param sites in the order of their layers, each of k modules
   * @param progress told the share done, 0 to 1
   * @throws IllegalArgumentException if nothing is answered right, answers are values, or a site has no modules on a side
   */
  public Dependence run(String partition, String text, List<Site> sites, DoubleConsumer progress) {
    try (Answering answering = Answering.of(network, examples)) {
      AskedTokens asked = AskedTokens.of(examples, answering.rows());
      AskedTokens right = asked.only(answering.right(asked));
      if (right.count() == 0) {
        throw new IllegalArgumentException(
            "the network answers none of " + asked.count() + " rightly, so there is no right answer that could depend on modules: train it longer, or ask about other text");
      }
      List<Dependence.Layer> layers = new ArrayList<>();
      for (int i = 0; i < sites.size(); i++) {
        int before = i;
        layers.add(layer(answering, sites.get(i), right, share -> progress.accept((before + share) / sites.size())));
      }
      return new Dependence(modules, partition, text, examples.count(), asked.count(), right.count(), draws, resamples, seed, layers);
    }
  }

  private Dependence.Layer layer(Answering answering, Site site, AskedTokens right, DoubleConsumer progress) {
    List<Connection> connections = site.connections().stream().map(network.wiring()::connection).toList();
    Set<String> parameters = connections.stream().map(connection -> connection.view().parameter()).collect(Collectors.toSet());
    answering.before(parameters);
    List<Partition> splits = new ArrayList<>();
    for (int draw = 0; draw < draws; draw++) {
      splits.add(RandomSplit.of(network.wiring(), site.partition(), Seeds.mix(seed, 1, draw)));
    }
    double total = ModuleMask.values().length * (1.0 + draws);
    List<Dependence.Rule> rules = new ArrayList<>();
    for (ModuleMask mask : ModuleMask.values()) {
      double[] silenced = new double[1];
      Tally own = tally(answering, connections, site.partition(), mask, right, silenced);
      Spread control = new Spread(3 * modules + 2);
      for (int draw = 0; draw < draws; draw++) {
        progress.accept((rules.size() * (1.0 + draws) + draw + 1) / total);
        control.add(tally(answering, connections, splits.get(draw), mask, right, new double[1]).shares().flat());
      }
      rules.add(
          new Dependence.Rule(
              mask, silenced[0] / modules, own.shares(), own.errors(resamples, Seeds.mix(seed, 2)), Shares.unflattened(control.means()),
              Shares.unflattened(control.deviations())));
      progress.accept(rules.size() * (1.0 + draws) / total);
    }
    return new Dependence.Layer(site.name(), site.connections(), rules);
  }

  private Tally tally(
      Answering answering, List<Connection> connections, Partition partition, ModuleMask mask, AskedTokens right, double[] silenced) {
    BitSet[] still = new BitSet[modules];
    for (int module = 0; module < modules; module++) {
      try (SilencedModule switched = SilencedModule.of(network, connections, partition, mask, module)) {
        silenced[0] += switched.share();
        still[module] = answering.right(right);
      }
    }
    return Tally.of(right, examples.count(), still);
  }
}

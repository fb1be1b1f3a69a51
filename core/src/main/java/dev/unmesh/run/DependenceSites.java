package dev.unmesh.run;

import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.WholeNetworkSpectral;
import dev.unmesh.interpret.dependence.LayerNumber;
import dev.unmesh.interpret.dependence.Site;
import dev.unmesh.run.recipe.ConnectionNames;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where modules are switched, layer by layer: a run's own modules, or some made for each layer. */
final class DependenceSites {
  private static final String INTO_MLP = "(L\\d+\\.)?W_in\\d*";

  private final Wiring wiring;
  private final DependenceOptions options;

  DependenceSites(Wiring wiring, DependenceOptions options) {
    this.wiring = wiring;
    this.options = options;
  }

  /** @param divided the connections the modules divide; those asked for are switched, or all */
  List<Site> own(Partition partition, List<String> divided) {
    return sites(divided, names -> partition);
  }

  /** Modules made for each layer by itself, whatever may be there already. */
  List<Site> made(Weights weights) {
    List<String> all = wiring.connections().stream().map(Connection::name).toList();
    List<String> intoMlp = all.stream().filter(name -> name.matches(INTO_MLP)).toList();
    return sites(intoMlp.isEmpty() ? all : intoMlp, options.contiguous() ? this::blocks : names -> found(names, weights));
  }

  private interface Divided {
    Partition of(List<String> connections);
  }

  private List<Site> sites(List<String> usual, Divided divided) {
    List<String> names = options.connections().isEmpty() ? usual : new ConnectionNames(wiring).of("--connections", options.connections());
    Map<Integer, List<String>> layers = LayerNumber.grouped(names);
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("no connection among " + names + " belongs to a layer, as its name would say: choose others with --connections");
    }
    for (int layer : options.layers()) {
      if (!layers.containsKey(layer)) {
        throw new IllegalArgumentException("no layer " + layer + " to switch modules in; there are the layers " + layers.keySet());
      }
    }
    List<Site> sites = new ArrayList<>();
    layers.forEach((layer, connections) -> {
      if (options.layers().isEmpty() || options.layers().contains(layer)) {
        sites.add(checked(new Site("layer " + layer, connections, divided.of(connections))));
      }
    });
    return sites;
  }

  private Site checked(Site site) {
    for (String name : site.connections()) {
      if (site.partition().pair(wiring, wiring.connection(name)).isEmpty()) {
        throw new IllegalArgumentException(
            "connection '" + name + "' has a side that is whole, so there are no modules in it to switch: leave it out of --connections, or make some with --clusters");
      }
    }
    return site;
  }

  private Partition blocks(List<String> names) {
    return ContiguousBlocks.partition(wiring, ends(names), options.clusters().orElseThrow());
  }

  private Partition found(List<String> names, Weights weights) {
    List<Connection> connections = names.stream().map(wiring::connection).toList();
    Wiring clustered = new Wiring(wiring.groups(), connections, List.of(), wiring.couplings());
    int modules = options.clusters().orElseThrow();
    Partition found = new WholeNetworkSpectral().partition(clustered, weights, Set.of(), modules, options.seed());
    Set<String> ends = ends(names);
    Map<String, int[]> labels = new LinkedHashMap<>(found.labels());
    labels.keySet().retainAll(ends);
    return new Partition(modules, labels);
  }

  private Set<String> ends(List<String> names) {
    Set<String> ends = new LinkedHashSet<>();
    for (String name : names) {
      ends.add(wiring.connection(name).from());
      ends.add(wiring.connection(name).to());
    }
    return ends;
  }
}

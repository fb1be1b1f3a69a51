package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.prune.Reach.Place;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * The connected parts of a skeleton. Tokens join nothing: every embedding dimension is read from the whole vocabulary. No more do
 * positions, which are no inputs of the task.
 */
final class Modules {
  private Modules() {}

  /** Parts that hold an output, those of the first outputs first. */
  static List<Module> of(Subject subject, LiveWiring live) {
    boolean tokens = subject.task().vocabulary() > 0;
    Wiring wiring = subject.wiring();
    Map<Place, Place> up = new LinkedHashMap<>();
    List<LiveWiring.Edge> edges = live.edges().stream().filter(e -> joins(wiring, e.connection().from(), tokens)).toList();
    for (LiveWiring.Edge edge : edges) {
      Place from = new Place(edge.connection().from(), edge.from());
      Place to = new Place(edge.connection().to(), edge.to());
      up.putIfAbsent(from, from);
      up.putIfAbsent(to, to);
      up.put(top(up, from), top(up, to));
    }
    Map<Place, List<Place>> parts = new LinkedHashMap<>();
    up.keySet().forEach(place -> parts.computeIfAbsent(top(up, place), top -> new ArrayList<>()).add(place));
    Map<Place, Integer> sizes = new HashMap<>();
    edges.forEach(e -> sizes.merge(top(up, new Place(e.connection().from(), e.from())), 1, Integer::sum));
    List<Module> modules = new ArrayList<>();
    List<String> order = subject.task().outputLabels();
    parts.forEach((top, places) -> modules.add(module(subject, places, sizes.get(top))));
    modules.removeIf(module -> module.outputs().isEmpty());
    modules.sort(Comparator.comparing(module -> order.indexOf(module.outputs().get(0))));
    return modules;
  }

  private static boolean joins(Wiring wiring, String from, boolean tokens) {
    if (wiring.group(from).role() != Role.INPUT) {
      return true;
    }
    // the task's inputs are the first group of inputs
    String inputs = wiring.groups().stream().filter(group -> group.role() == Role.INPUT).findFirst().orElseThrow().name();
    return !tokens && from.equals(inputs);
  }

  private static Place top(Map<Place, Place> up, Place place) {
    Place at = place;
    while (up.get(at) != at) {
      at = up.get(at);
    }
    return at;
  }

  private static Module module(Subject subject, List<Place> places, int edges) {
    int[] inputOrder = subject.pass().inputOrder();
    int[] outputOrder = subject.pass().outputOrder();
    TreeSet<Integer> inputs = new TreeSet<>();
    TreeSet<Integer> outputs = new TreeSet<>();
    Map<String, TreeSet<Integer>> hidden = new LinkedHashMap<>();
    for (NeuronGroup group : subject.wiring().groups()) {
      for (Place place : places) {
        if (place.group().equals(group.name())) {
          switch (group.role()) {
            case INPUT -> inputs.add(inputOrder[place.neuron()]);
            case OUTPUT -> outputs.add(outputOrder[place.neuron()]);
            default -> hidden.computeIfAbsent(group.name(), name -> new TreeSet<>()).add(place.neuron());
          }
        }
      }
    }
    List<String> inputNames = InputNames.ofNeurons(subject.task());
    Map<String, int[]> neurons = new LinkedHashMap<>();
    hidden.forEach((group, of) -> neurons.put(group, of.stream().mapToInt(i -> i).toArray()));
    return new Module(
        inputs.stream().map(inputNames::get).toList(),
        outputs.stream().map(subject.task().outputLabels()::get).toList(),
        neurons,
        edges);
  }
}

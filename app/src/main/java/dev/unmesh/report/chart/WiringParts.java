package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What the lines drawn fall into: the connected parts of the picture that hold an output, if there are several. */
final class WiringParts {
  /** x2 before x10. */
  private static final Comparator<String> BY_NAME = Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  static final WiringParts NONE = new WiringParts(List.of(), Map.of());

  private final List<WiringPart> parts;
  private final Map<Integer, Integer> partOf;

  private WiringParts(List<WiringPart> parts, Map<Integer, Integer> partOf) {
    this.parts = parts;
    this.partOf = partOf;
  }

  /** Those of a network without modules; none of one that has them. */
  static WiringParts of(NetworkView network, WiringLayout layout) {
    return network.partition().isPresent() ? NONE : of(layout.layers(), WiringLines.all(network, layout, false).values());
  }

  static WiringParts of(List<WiringLayer> layers, Collection<WiringLines> lines) {
    if (layers.stream().anyMatch(layer -> layer.isPicture() || layer.isPlane() || layer.hasBins())) {
      return NONE;
    }
    Map<Integer, Integer> up = new HashMap<>();
    layers.forEach(layer -> layer.nodes().forEach(node -> up.put(node.id(), node.id())));
    for (WiringLines of : lines) {
      of.drawn().forEach(line -> up.put(top(up, line.from().id()), top(up, line.to().id())));
    }
    Map<Integer, Integer> number = new LinkedHashMap<>();
    List<WiringNode> named = new ArrayList<>();
    each(layers, Role.OUTPUT, named::add);
    named.sort(Comparator.comparing(WiringNode::name, BY_NAME));
    named.forEach(node -> number.putIfAbsent(top(up, node.id()), number.size()));
    if (number.size() < 2) {
      return NONE;
    }
    List<List<String>> inputs = new ArrayList<>();
    List<List<String>> outputs = new ArrayList<>();
    number.keySet().forEach(part -> {
      inputs.add(new ArrayList<>());
      outputs.add(new ArrayList<>());
    });
    each(layers, Role.OUTPUT, node -> outputs.get(number.get(top(up, node.id()))).add(node.name()));
    each(layers, Role.INPUT, node -> {
      Integer part = number.get(top(up, node.id()));
      if (part != null) {
        inputs.get(part).add(node.name());
      }
    });
    List<WiringPart> parts = new ArrayList<>();
    for (int p = 0; p < number.size(); p++) {
      parts.add(new WiringPart(inputs.get(p).stream().sorted(BY_NAME).toList(), outputs.get(p).stream().sorted(BY_NAME).toList()));
    }
    Map<Integer, Integer> partOf = new HashMap<>();
    up.keySet().forEach(node -> partOf.put(node, number.getOrDefault(top(up, node), -1)));
    return new WiringParts(List.copyOf(parts), partOf);
  }

  List<WiringPart> all() {
    return parts;
  }

  /** The part a mark belongs to, -1 for none. */
  int of(WiringNode node) {
    return partOf.getOrDefault(node.id(), -1);
  }

  private static void each(List<WiringLayer> layers, Role role, Consumer<WiringNode> act) {
    layers.stream().filter(layer -> layer.group().role() == role).flatMap(layer -> layer.nodes().stream()).forEach(act);
  }

  private static int top(Map<Integer, Integer> up, int node) {
    int at = node;
    while (up.get(at) != at) {
      at = up.get(at);
    }
    return at;
  }
}

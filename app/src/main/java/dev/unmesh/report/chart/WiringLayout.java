package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Places every group: inputs at the bottom, outputs at the top, groups of equal depth side by side. Neurons stand by their first
 * coordinate, else by module, else in their own order; beyond {@link #MOST_NODES} neighbours of one module share a mark.
 */
final class WiringLayout {
  static final double WIDTH = 940;
  static final double GUTTER = 112;
  static final int MOST_NODES = 110;
  private static final double MODULE_GAP = .9;
  private static final double MARGIN = 14;

  private final Map<String, WiringLayer> layers = new LinkedHashMap<>();
  private final double height;

  WiringLayout(NetworkView network, double gutter, double rowGap, double top, double bottom) {
    Map<Integer, List<NeuronGroup>> rows = new TreeMap<>();
    Map<String, Integer> depths = LayerDepths.of(network.wiring());
    int deepest = depths.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    for (NeuronGroup group : network.wiring().groups()) {
      int depth = group.role() == Role.OUTPUT && network.wiring().outOf(group.name()).isEmpty() ? deepest : depths.get(group.name());
      rows.computeIfAbsent(depth, d -> new ArrayList<>()).add(group);
    }
    int id = 0;
    int last = rows.size() - 1;
    int row = 0;
    for (Map.Entry<Integer, List<NeuronGroup>> entry : rows.entrySet()) {
      double y = top + (last - row++) * rowGap;
      double share = (WIDTH - gutter) / entry.getValue().size();
      for (int i = 0; i < entry.getValue().size(); i++) {
        NeuronGroup group = entry.getValue().get(i);
        WiringLayer layer = layer(network, group, entry.getKey(), y, gutter + i * share + MARGIN, share - 2 * MARGIN, id);
        layers.put(group.name(), layer);
        id += layer.nodes().size();
      }
    }
    height = top + last * rowGap + bottom;
  }

  double height() {
    return height;
  }

  WiringLayer layer(String group) {
    return layers.get(group);
  }

  List<WiringLayer> layers() {
    return List.copyOf(layers.values());
  }

  static boolean isPicture(NeuronGroup group, NetworkView network) {
    return group.role() == Role.INPUT
        && network.inputImage().filter(image -> image.size() == group.size() && group.size() > MOST_NODES).isPresent()
        && network.wiring().into(group.name()).isEmpty();
  }

  private static WiringLayer layer(
      NetworkView network, NeuronGroup group, int depth, double y, double left, double width, int firstId) {
    if (isPicture(group, network)) {
      return new WiringLayer(group, depth, y, left, width, List.of(), new int[0]);
    }
    int[] none = new int[group.size()];
    Arrays.fill(none, -1);
    int[] labels = network.partition().flatMap(p -> p.labels(group.name())).orElse(none);
    boolean byPlace = group.coordinates().isPresent();
    int[] order = byPlace ? byPlace(group.coordinates().get()) : ModuleOrder.sorted(labels);
    List<ModuleOrder.Run> runs = ModuleOrder.runs(labels, order);
    int binSize = Math.max(1, (group.size() + MOST_NODES - 1) / MOST_NODES);
    List<int[]> bins = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    double gap = byPlace || runs.size() > 24 ? 0 : MODULE_GAP;
    double place = .5;
    for (ModuleOrder.Run run : runs) {
      int pieces = (run.end() - run.start() + binSize - 1) / binSize;
      for (int piece = 0; piece < pieces; piece++) {
        int from = run.start() + (int) ((long) piece * (run.end() - run.start()) / pieces);
        int to = run.start() + (int) ((piece + 1L) * (run.end() - run.start()) / pieces);
        bins.add(Arrays.copyOfRange(order, from, to));
        places.add(place++);
      }
      place += gap;
    }
    double end = place - gap - .5;
    List<WiringNode> nodes = new ArrayList<>();
    int[] nodeOf = new int[group.size()];
    for (int n = 0; n < bins.size(); n++) {
      int[] neurons = bins.get(n);
      for (int neuron : neurons) {
        nodeOf[neuron] = n;
      }
      nodes.add(new WiringNode(firstId + n, neurons, labels[neurons[0]], left + places.get(n) / end * width, name(group, neurons)));
    }
    return new WiringLayer(group, depth, y, left, width, nodes, nodeOf);
  }

  private static int[] byPlace(Coordinates coordinates) {
    return IntStream.range(0, coordinates.size())
        .boxed()
        .sorted(Comparator.comparingDouble(i -> coordinates.at(i, 0)))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private static String name(NeuronGroup group, int[] neurons) {
    if (neurons.length == 1) {
      return group.label(neurons[0]);
    }
    return neurons.length + " neurons from " + group.label(neurons[0]) + " to " + group.label(neurons[neurons.length - 1]);
  }
}

package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
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
  static final int MOST_NODES = 130;
  private static final double MODULE_GAP = .9;
  private static final double MARGIN = 14;
  private static final int MOST_GAPS = 24;

  private final List<WiringLayer> layers = new ArrayList<>();
  private final Stages stages;
  private final double height;

  WiringLayout(NetworkView network, double gutter, double rowGap, double top, double bottom) {
    stages = Stages.of(network.wiring());
    Map<Integer, Integer> inRow = new TreeMap<>();
    stages.all().forEach(stage -> inRow.merge(stage.row(), 1, Integer::sum));
    List<Integer> rows = List.copyOf(inRow.keySet());
    Map<Integer, Integer> placed = new HashMap<>();
    int id = 0;
    for (Stages.Stage stage : stages.all()) {
      int beside = placed.merge(stage.row(), 1, Integer::sum) - 1;
      double y = top + (rows.size() - 1 - rows.indexOf(stage.row())) * rowGap;
      int sharing = inRow.get(stage.row());
      double share = (WIDTH - gutter) / sharing;
      WiringLayer place = new WiringLayer(
          stage.group(), sharing == 1, y, gutter + beside * share + MARGIN, share - 2 * MARGIN, List.of(), new int[0]);
      WiringLayer layer = isPicture(stage.group(), network) ? place : filled(network, place, id);
      layers.add(layer);
      id += layer.nodes().size();
    }
    height = top + (rows.size() - 1) * rowGap + bottom;
  }

  double height() {
    return height;
  }

  WiringLayer from(Connection connection) {
    return layers.get(stages.from(connection));
  }

  WiringLayer to(Connection connection) {
    return layers.get(stages.to(connection));
  }

  List<WiringLayer> layers() {
    return List.copyOf(layers);
  }

  static boolean isPicture(NeuronGroup group, NetworkView network) {
    return group.role() == Role.INPUT
        && network.inputImage().filter(image -> image.size() == group.size() && group.size() > MOST_NODES).isPresent()
        && network.wiring().into(group.name()).isEmpty();
  }

  private static WiringLayer filled(NetworkView network, WiringLayer layer, int firstId) {
    NeuronGroup group = layer.group();
    int[] none = new int[group.size()];
    Arrays.fill(none, -1);
    int[] labels = network.partition().flatMap(p -> p.labels(group.name())).orElse(none);
    boolean byPlace = group.coordinates().filter(at -> modulesKeepTogether(labels, byPlace(at))).isPresent();
    int[] order = byPlace ? byPlace(group.coordinates().get()) : ModuleOrder.sorted(labels);
    List<ModuleOrder.Run> runs = ModuleOrder.runs(labels, order);
    int binSize = Math.max(1, (group.size() + MOST_NODES - 1) / MOST_NODES);
    List<int[]> bins = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    double gap = byPlace || runs.size() > MOST_GAPS ? 0 : MODULE_GAP;
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
      nodes.add(new WiringNode(firstId + n, neurons, labels[neurons[0]], layer.left() + places.get(n) / end * layer.width(), name(group, neurons)));
    }
    return new WiringLayer(group, layer.alone(), layer.y(), layer.left(), layer.width(), nodes, nodeOf);
  }

  /** Whether each module stands in few stretches; where modules are scattered, their order tells more than that of places. */
  private static boolean modulesKeepTogether(int[] labels, int[] order) {
    int[] modules = Arrays.stream(order).filter(i -> labels[i] >= 0).toArray();
    long different = Arrays.stream(labels).filter(m -> m >= 0).distinct().count();
    return ModuleOrder.runs(labels, modules).size() <= 2 * different;
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

package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The marks of a group. In a row neurons stand by their first coordinate, else by module, else in their own order; beyond
 * {@link #MOST_IN_ROW} neighbours of one module share a mark. On a plane they stand at their coordinates; beyond
 * {@link #MOST_ON_PLANE} those of one module within a small square share one.
 */
final class WiringMarks {
  static final int MOST_IN_ROW = 130;
  static final int MOST_ON_PLANE = 1600;
  private static final double MODULE_GAP = .9;
  private static final int MOST_GAPS = 24;
  private static final int CELLS = 20;

  private final NeuronGroup group;
  private final WiringPlace place;
  private final int firstId;
  private final int[] labels;
  private final List<WiringNode> nodes = new ArrayList<>();
  private final int[] nodeOf;

  private WiringMarks(NetworkView network, NeuronGroup group, WiringPlace place, int firstId) {
    this.group = group;
    this.place = place;
    this.firstId = firstId;
    int[] none = new int[group.size()];
    Arrays.fill(none, -1);
    this.labels = network.partition().flatMap(p -> p.labels(group.name())).orElse(none);
    this.nodeOf = new int[group.size()];
  }

  static WiringLayer of(NetworkView network, NeuronGroup group, WiringPlace place, int firstId) {
    WiringMarks marks = new WiringMarks(network, group, place, firstId);
    if (place.kind() == WiringPlace.Kind.ROW) {
      marks.inRow();
    } else if (place.kind() == WiringPlace.Kind.PLANE) {
      marks.onPlane(group.coordinates().orElseThrow());
    }
    return new WiringLayer(group, place, List.copyOf(marks.nodes), marks.nodeOf);
  }

  private void onPlane(Coordinates at) {
    Map<Integer, List<Integer>> cells = new TreeMap<>();
    for (int i = 0; i < group.size(); i++) {
      int cell = (int) Math.min(CELLS - 1, at.at(i, 1) * CELLS) * CELLS + (int) Math.min(CELLS - 1, at.at(i, 0) * CELLS);
      int hues = Palette.MODULE_HUES + 1;
      int key = group.size() <= MOST_ON_PLANE ? i : cell * hues + Math.floorMod(labels[i] + 1, hues);
      cells.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
    }
    for (List<Integer> cell : cells.values()) {
      double u = cell.stream().mapToDouble(i -> at.at(i, 0)).average().orElseThrow();
      double v = cell.stream().mapToDouble(i -> at.at(i, 1)).average().orElseThrow();
      add(cell.stream().mapToInt(Integer::intValue).toArray(), place.x(u, v), place.y(v));
    }
  }

  private void inRow() {
    boolean byPlace = group.coordinates().filter(at -> modulesKeepTogether(labels, byPlace(at))).isPresent();
    int[] order = byPlace ? byPlace(group.coordinates().get()) : ModuleOrder.sorted(labels);
    List<ModuleOrder.Run> runs = ModuleOrder.runs(labels, order);
    int binSize = Math.max(1, (group.size() + MOST_IN_ROW - 1) / MOST_IN_ROW);
    List<int[]> bins = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    double gap = byPlace || runs.size() > MOST_GAPS ? 0 : MODULE_GAP;
    double at = .5;
    for (ModuleOrder.Run run : runs) {
      int pieces = (run.end() - run.start() + binSize - 1) / binSize;
      for (int piece = 0; piece < pieces; piece++) {
        int from = run.start() + (int) ((long) piece * (run.end() - run.start()) / pieces);
        int to = run.start() + (int) ((piece + 1L) * (run.end() - run.start()) / pieces);
        bins.add(Arrays.copyOfRange(order, from, to));
        places.add(at++);
      }
      at += gap;
    }
    double end = at - gap - .5;
    for (int n = 0; n < bins.size(); n++) {
      add(bins.get(n), place.left() + places.get(n) / end * place.width(), place.y());
    }
  }

  private void add(int[] neurons, double x, double y) {
    for (int neuron : neurons) {
      nodeOf[neuron] = nodes.size();
    }
    nodes.add(new WiringNode(firstId + nodes.size(), neurons, labels[neurons[0]], x, y, name(neurons)));
  }

  private String name(int[] neurons) {
    if (neurons.length == 1) {
      return group.label(neurons[0]);
    }
    return neurons.length + " neurons from " + group.label(neurons[0]) + " to " + group.label(neurons[neurons.length - 1]);
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
}

package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Places every group: inputs at the bottom, outputs at the top, groups of equal depth side by side. */
final class WiringLayout {
  static final double WIDTH = 940;
  static final double GUTTER = 112;
  private static final double MARGIN = 14;
  private static final double ROW_GAP = 148;
  private static final double LOW_ROW_GAP = 124;
  private static final int MANY = 6;
  private static final double PLANE = 150;
  private static final double PLANE_GAP = 62;
  private static final double PICTURE = 96;
  private static final double TABLE = 132;
  private static final double TABLE_GAP = 18;
  private static final Set<WiringPlace.Kind> LOW = Set.of(WiringPlace.Kind.PLANE, WiringPlace.Kind.TABLE);

  private final List<WiringLayer> layers = new ArrayList<>();
  private final NetworkView network;
  private final Stages stages;
  private final double height;

  /** @param small a thumbnail: no room for names at the left, lower rows */
  WiringLayout(NetworkView network, boolean small) {
    this.network = network;
    stages = Stages.of(network.wiring());
    double gutter = small ? 0 : GUTTER;
    TreeMap<Integer, List<NeuronGroup>> rows = new TreeMap<>();
    stages.all().forEach(stage -> rows.computeIfAbsent(stage.row(), r -> new ArrayList<>()).add(stage.group()));
    double scale = small ? .6 : 1;
    double gap = small ? 120 : network.wiring().connections().size() > MANY ? LOW_ROW_GAP : ROW_GAP;
    Map<Integer, Double> tops = new HashMap<>();
    double y = small ? 34 : 40;
    for (int row : rows.descendingKeySet()) {
      Integer above = rows.higherKey(row);
      y += above == null ? 0 : gap(rows.get(above), rows.get(row), gap, scale);
      tops.put(row, y);
      y += height(rows.get(row), scale);
    }
    height = y + (rows.get(rows.firstKey()).stream().map(group -> kind(group, network)).anyMatch(LOW::contains) ? 16 : 38);
    Map<Integer, Integer> placed = new HashMap<>();
    int id = 0;
    for (Stages.Stage stage : stages.all()) {
      int sharing = rows.get(stage.row()).size();
      int beside = placed.merge(stage.row(), 1, Integer::sum) - 1;
      double share = (WIDTH - gutter) / sharing;
      WiringPlace.Kind kind = kind(stage.group(), network);
      WiringPlace place =
          new WiringPlace(
              kind, sharing == 1, gutter + beside * share + MARGIN, share - 2 * MARGIN, tops.get(stage.row()), height(kind, scale));
      WiringLayer layer = WiringMarks.of(network, stage.group(), place, id);
      layers.add(layer);
      id += layer.nodes().size();
    }
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

  private static WiringPlace.Kind kind(NeuronGroup group, NetworkView network) {
    boolean flat = group.coordinates().filter(at -> at.dimensions() == 2).isPresent();
    return flat
        ? WiringPlace.Kind.PLANE
        : isPicture(group, network) ? WiringPlace.Kind.PICTURES : isTable(group, network) ? WiringPlace.Kind.TABLE : WiringPlace.Kind.ROW;
  }

  private static boolean isPicture(NeuronGroup group, NetworkView network) {
    return group.role() == Role.INPUT
        && network.inputImage().filter(image -> image.size() == group.size() && group.size() > WiringMarks.MOST_IN_ROW).isPresent()
        && network.wiring().into(group.name()).isEmpty();
  }

  // what has no place of its own but leads to what has one is no neuron but a name: a token
  private static boolean isTable(NeuronGroup group, NetworkView network) {
    List<Connection> out = network.wiring().outOf(group.name());
    return group.role() == Role.INPUT
        && group.coordinates().isEmpty()
        && network.wiring().into(group.name()).isEmpty()
        && out.size() == 1
        && out.get(0).kernelSize() == 1
        && out.get(0).rows() <= WiringMarks.MOST_IN_ROW
        && network.wiring().group(out.get(0).to()).coordinates().filter(at -> at.dimensions() == 1).isPresent();
  }

  private static double height(WiringPlace.Kind kind, double scale) {
    return switch (kind) {
      case ROW -> 0;
      case PLANE -> PLANE * scale;
      case PICTURES -> PICTURE;
      case TABLE -> TABLE * scale;
    };
  }

  private double height(List<NeuronGroup> row, double scale) {
    return row.stream().mapToDouble(group -> height(kind(group, network), scale)).max().orElse(0);
  }

  private double gap(List<NeuronGroup> above, List<NeuronGroup> below, double rows, double scale) {
    if (below.stream().allMatch(group -> kind(group, network) == WiringPlace.Kind.TABLE)) {
      return TABLE_GAP;
    }
    boolean planes = above.stream().anyMatch(group -> kind(group, network) == WiringPlace.Kind.PLANE)
        && below.stream().anyMatch(group -> kind(group, network) == WiringPlace.Kind.PLANE);
    return planes ? PLANE_GAP * scale : rows;
  }
}

package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A network layer by layer: sign by colour, size by opacity and width, modules as bands. Hovering a neuron shows its connections
 * (with the page's script).
 *
 * @param svg the picture
 * @param notes what a reader must know of it: what was left out or drawn together
 */
public record WiringPicture(String svg, List<String> notes) {
  private static final int MOST_LINES = 6000;
  private static final int MOST_LINES_PER_CONNECTION = 900;
  private static final int LEVELS = 10;
  private static final int FEW = 80;

  public static WiringPicture draw(String id, NetworkView network, boolean small) {
    boolean picture = network.wiring().groups().stream().anyMatch(group -> WiringLayout.isPicture(group, network));
    double rowGap = small ? 120 : network.wiring().connections().size() > 6 ? 124 : 148;
    double bottom = picture ? 134 : 38;
    WiringLayout layout = new WiringLayout(network, small ? 0 : WiringLayout.GUTTER, rowGap, small ? 34 : 40, bottom);
    Svg svg = new Svg(
        id, "wiring" + (small ? " small" : ""), WiringLayout.WIDTH, layout.height(), "Wiring of the network", description(network));
    Set<String> notes = new LinkedHashSet<>();
    List<String> left = new ArrayList<>();
    Set<Integer> joined = new HashSet<>();
    layout.layers().forEach(layer -> WiringLayerDrawing.bands(svg, layer));
    int most = Math.max(150, Math.min(small ? 300 : MOST_LINES_PER_CONNECTION, MOST_LINES / Math.max(1, network.wiring().connections().size())));
    for (Connection connection : network.wiring().connections()) {
      WiringLayer from = layout.from(connection);
      WiringLayer to = layout.to(connection);
      if (from.y() <= to.y()) {
        notes.add("The connection " + connection.name() + " leads back and is not drawn.");
      } else if (from.isPicture()) {
        WiringLayerDrawing.pictures(svg, network, connection, from, to);
        to.nodes().forEach(node -> joined.add(node.id()));
        notes.add("Each input picture shows how much weight leaves every pixel" + (to.hasModules() ? " for one module." : "."));
      } else {
        WiringLines lines = WiringLines.of(network.wiring(), connection, network.weights(), from, to, most);
        lines.drawn().forEach(line -> joined.addAll(List.of(line.from().id(), line.to().id())));
        lines(svg, connection, lines, from, to, small, notes, left);
      }
    }
    if (!left.isEmpty()) {
      notes.add("Only the strongest lines are drawn: " + String.join(", ", left) + ".");
    }
    network.wiring().groups().forEach(group -> {
      long times = layout.layers().stream().filter(layer -> layer.group().name().equals(group.name())).count();
      if (times > 1) {
        notes.add(group.name() + " is drawn " + times + " times, once for each time it is written before it is read.");
      }
    });
    layout.layers().forEach(layer -> WiringLayerDrawing.nodes(svg, layer, joined, small, notes));
    return new WiringPicture(svg.finish(), List.copyOf(notes));
  }

  private static void lines(
      Svg svg, Connection connection, WiringLines lines, WiringLayer from, WiringLayer to, boolean small, Set<String> notes, List<String> left) {
    StringBuilder[] paths = new StringBuilder[3 * (LEVELS + 1)];
    StringBuilder data = new StringBuilder();
    for (WiringLines.Line line : lines.drawn()) {
      int level = (int) Math.max(1, Math.ceil(Math.abs(line.weight()) / lines.strongest() * LEVELS));
      int sign = line.bundle() ? 2 : line.weight() < 0 ? 1 : 0;
      int at = sign * (LEVELS + 1) + level;
      paths[at] = paths[at] == null ? new StringBuilder() : paths[at];
      paths[at].append('M').append(Svg.number(line.from().x())).append(' ').append(Svg.number(from.y()))
          .append('L').append(Svg.number(line.to().x())).append(' ').append(Svg.number(to.y()));
      data.append(data.isEmpty() ? "" : " ").append(line.from().id()).append(',').append(line.to().id()).append(',')
          .append(Numbers.of(line.weight(), 3).replace('−', '-').replace(",", ""));
    }
    svg.open("g", "class", "lines" + (lines.drawn().size() <= FEW ? " few" : ""), "data-name", connection.name(), small ? "data-small" : "data-e", data);
    for (int level = 1; level <= LEVELS; level++) {
      for (int sign = 0; sign < 3; sign++) {
        StringBuilder path = paths[sign * (LEVELS + 1) + level];
        if (path != null) {
          svg.add("path", "d", path, "class", "e " + List.of("p", "n", "x").get(sign) + " l" + level);
        }
      }
    }
    svg.close();
    if (lines.drawn().size() < lines.all()) {
      left.add(Numbers.count(lines.drawn().size()) + " of " + Numbers.count(lines.all()) + " in " + connection.name());
    }
    if (lines.hasBundles()) {
      notes.add("A grey line bundles several weights (the root of their summed squares).");
    }
  }

  private static String description(NetworkView network) {
    List<String> layers = new ArrayList<>();
    network.wiring().groups().forEach(group -> {
      String role = group.role() == Role.HIDDEN ? "" : group.role() == Role.INPUT ? " (input)" : " (output)";
      layers.add(group.name() + role + ", " + Numbers.count(group.size()) + (group.size() == 1 ? " neuron" : " neurons"));
    });
    String modules = network.partition().map(p -> " Neurons are coloured by their " + p.modules() + " modules.").orElse("");
    return "Layers from bottom to top: " + String.join("; ", layers) + "." + modules;
  }
}

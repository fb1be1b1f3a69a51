package dev.unmesh.report.chart;

import java.util.Set;

/** Draws the marks of one layer of the wiring, and the plane they stand on. */
final class WiringLayerDrawing {
  private static final double MOST_RADIUS = 6.5;
  private static final double BAR = 6;

  private WiringLayerDrawing() {}

  static void plane(Svg svg, WiringLayer layer) {
    if (layer.isPlane()) {
      svg.add("path", "d", layer.place().outline(), "class", "plane");
    }
  }

  /** Of a layer's marks. */
  static double radius(WiringLayer layer, boolean small) {
    return Math.max(1.3, Math.min(small ? 5 : MOST_RADIUS, layer.spacing() * (layer.isPlane() ? .17 : .36)));
  }

  /** Whether a layer's marks shrink where nothing leads to them: unnamed neurons on a plane. */
  static boolean shrinks(WiringLayer layer) {
    return layer.isPlane() && layer.group().labels().isEmpty();
  }

  /** The neurons (hollow if nothing worth drawing leads to or from them), their names where there is room, and the layer's own name. */
  static void nodes(Svg svg, WiringLayer layer, Set<Integer> joined, WiringParts parts, boolean small, Set<String> notes) {
    double radius = radius(layer, small);
    boolean pins = shrinks(layer);
    svg.open("g", "class", "nodes");
    for (WiringNode node : layer.nodes()) {
      int hue = node.module() < 0 ? parts.of(node) : node.module();
      boolean idle = !joined.contains(node.id());
      String kind = "node " + Palette.moduleClass(hue) + (node.isBin() ? " bin" : "") + (pins ? " pin" : "") + (idle ? " idle" : "");
      String name = node.name() + (node.module() < 0 ? "" : " · " + Palette.moduleName(node.module()));
      if (node.isBin() && !layer.isPlane()) {
        double half = halfBar(layer);
        svg.open("rect", "x", node.x() - half, "y", node.y() - BAR, "width", 2 * half, "height", 2 * BAR, "rx", Math.min(2, half),
            "class", kind, "data-n", node.id());
      } else {
        svg.open("circle", "cx", node.x(), "cy", node.y(), "r", idle && pins ? radius / 2 : radius, "class", kind, "data-n", node.id());
      }
      svg.element("title", name).close();
    }
    svg.close();
    WiringNames.write(svg, layer, small);
    if (layer.hasBins()) {
      notes.add(
          "The " + Numbers.count(layer.group().size()) + " neurons of " + layer.group().name() + " are drawn as " + layer.nodes().size()
              + " marks of neighbours.");
    }
  }

  /** Half the width of a mark that stands for several neurons of a row. */
  static double halfBar(WiringLayer layer) {
    return Math.max(1, layer.spacing() * .36);
  }
}

package dev.unmesh.report.chart;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The bands behind the marks of a row that belong to one module. */
final class WiringBands {
  static final double HALF = 11;
  private static final double REACH = 16;

  /** A stretch of marks of one module. */
  record Band(int module, Rectangle2D frame) {}

  private WiringBands() {}

  static List<Band> of(WiringLayer layer) {
    List<Band> bands = new ArrayList<>();
    List<WiringNode> nodes = layer.isPlane() ? List.of() : layer.nodes();
    double reach = Math.min(layer.spacing() / 2, REACH);
    for (int start = 0; start < nodes.size(); ) {
      int module = nodes.get(start).module();
      int end = start;
      while (end < nodes.size() && nodes.get(end).module() == module) {
        end++;
      }
      if (module >= 0) {
        double from = nodes.get(start).x() - reach;
        bands.add(new Band(module, new Rectangle2D.Double(from, layer.y() - HALF, nodes.get(end - 1).x() + reach - from, 2 * HALF)));
      }
      start = end;
    }
    return bands;
  }

  static void write(Svg svg, WiringLayer layer) {
    for (Band band : of(layer)) {
      Rectangle2D at = band.frame();
      svg.add(
          "rect", "x", at.getX(), "y", at.getY(), "width", at.getWidth(), "height", at.getHeight(), "rx", 6,
          "class", "band " + Palette.moduleClass(band.module()));
    }
  }
}

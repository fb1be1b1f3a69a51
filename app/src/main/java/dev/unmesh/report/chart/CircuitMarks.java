package dev.unmesh.report.chart;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Wiring;
import java.util.BitSet;
import java.util.Map;
import java.util.TreeMap;

/** The marks of neurons that an edge of a circuit leads to or from, laid over the empty ones. */
final class CircuitMarks {
  private static final double BAR = 6;

  private CircuitMarks() {}

  static void write(Svg svg, Wiring wiring, WiringLayout layout, EdgeSet circuit) {
    BitSet used = used(wiring, layout, circuit);
    for (WiringLayer layer : layout.layers()) {
      Map<Integer, StringBuilder> dots = new TreeMap<>();
      Map<Integer, StringBuilder> bars = new TreeMap<>();
      for (WiringNode node : layer.nodes()) {
        if (used.get(node.id())) {
          boolean bar = node.isBin() && !layer.isPlane();
          (bar ? bars : dots).computeIfAbsent(node.module(), module -> new StringBuilder()).append(bar ? bar(layer, node) : dot(node));
        }
      }
      double width = 2 * WiringLayerDrawing.radius(layer, false);
      // a stroke of no length with round ends is a dot
      dots.forEach((module, path) -> svg.add("path", "d", path, "class", "used " + Palette.moduleClass(module), "stroke-width", width));
      bars.forEach((module, path) -> svg.add("path", "d", path, "class", "used bar " + Palette.moduleClass(module)));
    }
  }

  private static String dot(WiringNode node) {
    return "M" + Svg.number(node.x()) + " " + Svg.number(node.y()) + "h0";
  }

  private static String bar(WiringLayer layer, WiringNode node) {
    double half = WiringLayerDrawing.halfBar(layer);
    String across = Svg.number(2 * half);
    return "M" + Svg.number(node.x() - half) + " " + Svg.number(node.y() - BAR) + "h" + across + "v" + Svg.number(2 * BAR) + "h-" + across
        + "z";
  }

  // by the numbers of their marks
  private static BitSet used(Wiring wiring, WiringLayout layout, EdgeSet circuit) {
    BitSet used = new BitSet();
    for (String name : circuit.connections()) {
      Connection connection = wiring.connection(name);
      int[] rows = wiring.rowNeurons(connection);
      int[] columns = wiring.columnNeurons(connection);
      BitSet kept = circuit.bits(name);
      for (int at = kept.nextSetBit(0); at >= 0; at = kept.nextSetBit(at + 1)) {
        mark(used, layout.to(connection), rows[at / columns.length]);
        mark(used, layout.from(connection), columns[at % columns.length]);
      }
    }
    return used;
  }

  private static void mark(BitSet used, WiringLayer layer, int neuron) {
    if (!layer.nodes().isEmpty()) {
      used.set(layer.nodes().get(layer.nodeOf()[neuron]).id());
    }
  }
}

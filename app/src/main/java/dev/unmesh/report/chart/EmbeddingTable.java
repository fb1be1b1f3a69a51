package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An embedding as a table under its dimensions: a column a dimension, a row a token, sign by colour, size by opacity. */
final class EmbeddingTable {
  private static final double FAINTEST = .02;

  private EmbeddingTable() {}

  /** @return the ids of the dimensions that are in use: those with a weight of a fiftieth of the largest, at least */
  static Set<Integer> draw(Svg svg, NetworkView network, Connection connection, WiringLayer tokens, WiringLayer dims) {
    Matrix table = byTokens(Matrix.l2(connection, network.weights()));
    double top = tokens.y();
    double height = tokens.place().height();
    double largest = 0;
    for (float w : table.values()) {
      largest = Float.isFinite(w) ? Math.max(largest, Math.abs(w)) : largest;
    }
    Set<Integer> used = new TreeSet<>();
    double half = dims.spacing() / 2;
    List<WiringNode> nodes = dims.nodes();
    svg.open("g", "class", "embedding", "data-name", connection.name());
    for (int start = 0; start < nodes.size(); ) {
      int end = start + 1;
      while (end < nodes.size() && nodes.get(end).x() - nodes.get(end - 1).x() < 3.2 * half) {
        end++;
      }
      double left = nodes.get(start).x() - half;
      double width = nodes.get(end - 1).x() + half - left;
      int[] columns = nodes.subList(start, end).stream().mapToInt(node -> node.neurons()[0]).toArray();
      svg.rectangle(left, top, width, height, "ground");
      svg.add(
          "image", "data-nodes", String.join(",", nodes.subList(start, end).stream().map(node -> "" + node.id()).toList()), "x", left, "y", top, "width", width, "height", height, "preserveAspectRatio", "none",
          "href", Png.dataUri(HeatMap.pixels(table, HeatMap.identity(table.rows()), columns, HeatMap.scale(table))));
      for (WiringNode node : nodes.subList(start, end)) {
        if (largest > 0 && largest(table, node.neurons()[0]) >= FAINTEST * largest) {
          used.add(node.id());
        }
      }
      start = end;
    }
    svg.close();
    return used;
  }

  /** The size drawn in full colour. */
  static double bold(NetworkView network, Connection connection) {
    return HeatMap.scale(Matrix.l2(connection, network.weights()));
  }

  static String note(WiringLayer tokens, WiringLayer dims) {
    return "Below " + dims.group().name() + " stands its table: a column for each of its " + Numbers.count(dims.group().size())
        + " dimensions, a row for each of the " + Numbers.count(tokens.group().size()) + " " + tokens.group().name() + ".";
  }

  // rows = tokens; the connection's rows are the dimensions
  private static Matrix byTokens(Matrix matrix) {
    float[] values = new float[matrix.values().length];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        values[j * matrix.rows() + i] = matrix.at(i, j);
      }
    }
    return new Matrix(matrix.columns(), matrix.rows(), values);
  }

  private static double largest(Matrix table, int column) {
    double largest = 0;
    for (int i = 0; i < table.rows(); i++) {
      float w = table.at(i, column);
      largest = Float.isFinite(w) ? Math.max(largest, Math.abs(w)) : largest;
    }
    return largest;
  }
}

package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** An embedding as a table under its dimensions: a column a dimension, a row a token, sign by colour, size by opacity. */
final class EmbeddingTable {
  private static final double FAINTEST = .02;

  /** Dimensions that stand side by side without a gap. */
  record Stretch(double left, double width, List<WiringNode> nodes) {}

  private EmbeddingTable() {}

  /** @return the ids of the dimensions that are in use: those with a weight of a fiftieth of the largest, at least */
  static Set<Integer> draw(Svg svg, NetworkView network, Connection connection, WiringLayer tokens, WiringLayer dims) {
    Matrix table = byTokens(Matrix.l2(connection, network.weights()));
    svg.open("g", "class", "embedding", "data-name", connection.name());
    stretches(dims).forEach(stretch -> svg.rectangle(stretch.left(), tokens.y(), stretch.width(), tokens.place().height(), "ground"));
    images(svg, table, HeatMap.scale(table), tokens, dims);
    svg.close();
    double[] largest = new double[table.columns()];
    double most = 0;
    for (int i = 0; i < table.values().length; i++) {
      double size = Float.isFinite(table.values()[i]) ? Math.abs(table.values()[i]) : 0;
      largest[i % largest.length] = Math.max(largest[i % largest.length], size);
      most = Math.max(most, size);
    }
    Set<Integer> used = new TreeSet<>();
    for (WiringNode node : dims.nodes()) {
      if (most > 0 && largest[node.neurons()[0]] >= FAINTEST * most) {
        used.add(node.id());
      }
    }
    return used;
  }

  /** @param table tokens x dimensions, by place; {@code full} the size drawn in full colour */
  static void images(Svg svg, Matrix table, double full, WiringLayer tokens, WiringLayer dims) {
    for (Stretch stretch : stretches(dims)) {
      String ids = stretch.nodes().stream().map(node -> "" + node.id()).collect(Collectors.joining(","));
      svg.add(
          "image", "data-nodes", ids, "x", stretch.left(), "y", tokens.y(),
          "width", stretch.width(), "height", tokens.place().height(), "preserveAspectRatio", "none",
          "href", Png.dataUri(png(table, full, stretch)));
    }
  }

  /** The columns of a stretch as a PNG, a pixel a weight. */
  static byte[] png(Matrix table, double full, Stretch stretch) {
    int[] columns = stretch.nodes().stream().mapToInt(node -> node.neurons()[0]).toArray();
    return HeatMap.pixels(table, HeatMap.identity(table.rows()), columns, full);
  }

  static List<Stretch> stretches(WiringLayer dims) {
    double half = dims.spacing() / 2;
    List<WiringNode> nodes = dims.nodes();
    List<Stretch> stretches = new ArrayList<>();
    for (int start = 0; start < nodes.size(); ) {
      int end = start + 1;
      while (end < nodes.size() && nodes.get(end).x() - nodes.get(end - 1).x() < 3.2 * half) {
        end++;
      }
      double left = nodes.get(start).x() - half;
      stretches.add(new Stretch(left, nodes.get(end - 1).x() + half - left, nodes.subList(start, end)));
      start = end;
    }
    return stretches;
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
}

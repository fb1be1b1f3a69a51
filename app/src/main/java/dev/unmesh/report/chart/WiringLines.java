package dev.unmesh.report.chart;

import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines that stand for one connection: a line a pair of marks, or a line a copy where copies of a group stand side by side. One
 * weight keeps its sign; several become the root of the sum of their squares, without a sign. Only the strongest are drawn.
 */
final class WiringLines {
  /**
   * From a mark to a mark, with its weight; bundles are positive and unsigned.
   *
   * @param bow how far the middle lies to the right of the straight line; lines of several copies part by it
   */
  record Line(WiringNode from, WiringNode to, double weight, boolean bundle, double bow) {}

  private static final int MOST_LINES = 6000;
  private static final int MOST_LINES_PER_CONNECTION = 900;
  private static final int MOST_LINES_SMALL = 300;
  private static final int LEAST_LINES = 150;
  private static final double FAINTEST = .02;
  private static final double BOW = 14;

  private final List<Line> drawn;
  private final int all;
  private final boolean leftOut;

  private WiringLines(List<Line> drawn, int all, boolean leftOut) {
    this.drawn = drawn;
    this.all = all;
    this.leftOut = leftOut;
  }

  /** Those of every connection that is drawn by lines: it starts from marks and leads up. */
  static Map<Connection, WiringLines> all(NetworkView network, WiringLayout layout, boolean small) {
    int fair = MOST_LINES / Math.max(1, network.wiring().connections().size());
    int most = Math.max(LEAST_LINES, Math.min(small ? MOST_LINES_SMALL : MOST_LINES_PER_CONNECTION, fair));
    Map<Connection, WiringLines> lines = new LinkedHashMap<>();
    for (Connection connection : network.wiring().connections()) {
      WiringLayer from = layout.from(connection);
      WiringLayer to = layout.to(connection);
      if (!from.nodes().isEmpty() && from.y() > to.y()) {
        lines.put(connection, of(network.wiring(), connection, network.weights(), from, to, most));
      }
    }
    return lines;
  }

  static WiringLines of(Wiring wiring, Connection connection, Weights weights, WiringLayer from, WiringLayer to, int most) {
    Matrix matrix = Matrix.l2(connection, weights);
    int[] rowNeurons = wiring.rowNeurons(connection);
    int[] columnNeurons = wiring.columnNeurons(connection);
    int copies = connection.columnMap() instanceof AxisMap.Folds folds ? folds.copies() : 1;
    int width = from.nodes().size() * copies;
    double[] squares = new double[to.nodes().size() * width];
    double[] values = new double[squares.length];
    int[] counts = new int[squares.length];
    for (int i = 0; i < matrix.rows(); i++) {
      int row = to.nodeOf()[rowNeurons[i]] * width;
      for (int j = 0; j < matrix.columns(); j++) {
        int at = row + from.nodeOf()[columnNeurons[j]] * copies + j * copies / matrix.columns();
        double w = matrix.at(i, j);
        squares[at] += w * w;
        values[at] = w;
        counts[at]++;
      }
    }
    boolean kernels = connection.kernelSize() > 1;
    List<Line> lines = new ArrayList<>();
    for (int at = 0; at < squares.length; at++) {
      boolean bundle = kernels || counts[at] > 1;
      double weight = bundle ? Math.sqrt(squares[at]) : values[at];
      if (weight != 0 && Double.isFinite(weight)) {
        double bow = (at % copies - (copies - 1) / 2.0) * BOW;
        lines.add(new Line(from.nodes().get(at % width / copies), to.nodes().get(at / width), weight, bundle, bow));
      }
    }
    lines.sort(Comparator.comparingDouble((Line line) -> -Math.abs(line.weight())));
    double strongest = lines.isEmpty() ? 0 : Math.abs(lines.get(0).weight());
    List<Line> drawn = lines.stream().limit(most).filter(line -> Math.abs(line.weight()) >= FAINTEST * strongest).toList();
    return new WiringLines(drawn, lines.size(), drawn.size() == most && lines.size() > most);
  }

  /** The strongest first. */
  List<Line> drawn() {
    return drawn;
  }

  /** How many there are, drawn or not. */
  int all() {
    return all;
  }

  /**
   * How bold a line is drawn, from 0 to 1. Of a few lines the strongest is boldest; of many, whatever the strongest two in a hundred
   * exceed, so that outliers do not pale the rest, and where weaker ones had to be left out the weakest drawn is faint.
   */
  double boldness(Line line) {
    double bold = bold();
    double faint = leftOut ? .85 * Math.abs(drawn.get(drawn.size() - 1).weight()) : 0;
    return bold > faint ? Math.min(1, (Math.abs(line.weight()) - faint) / (bold - faint)) : 1;
  }

  /** The weight from which on a line is boldest; 0 if none is drawn. */
  double bold() {
    return drawn.isEmpty() ? 0 : Math.abs(drawn.get(drawn.size() / 50).weight());
  }

  boolean hasSigns() {
    return drawn.stream().anyMatch(line -> !line.bundle());
  }

  boolean hasBundles() {
    return drawn.stream().anyMatch(Line::bundle);
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.NetworkView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.HeatMap;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Each regularised matrix as a heat map in module order; beside it the matrix as stored, if that looks different. */
final class MatricesChapter {
  private static final int MOST_UNASKED = 4;

  private MatricesChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.network().flatMap(network -> {
      List<Figure> figures = new ArrayList<>();
      for (Connection connection : shown(network)) {
        figures.add(figure("matrix-" + figures.size(), network, connection));
      }
      String lead = network.regularised().isEmpty()
          ? "No connection was regularised; these are the hidden ones."
          : "Rows are the neurons a connection leads to, columns those it comes from. Colour is the sign, strength of colour the size; zero is clear.";
      return figures.isEmpty()
          ? Optional.empty()
          : Optional.of(new Chapter("matrices", "Matrices", Templates.content("figures.jte", new FiguresModel(List.of(lead), figures))));
    });
  }

  private static List<Connection> shown(NetworkView network) {
    if (!network.regularised().isEmpty()) {
      return network.regularised().stream().map(network.wiring()::connection).toList();
    }
    List<Connection> all = network.wiring().connections();
    List<Connection> hidden = all.stream()
        .filter(c -> network.wiring().group(c.from()).role() == Role.HIDDEN && network.wiring().group(c.to()).role() == Role.HIDDEN)
        .toList();
    return (hidden.isEmpty() ? all : hidden).stream().limit(MOST_UNASKED).toList();
  }

  private static Figure figure(String id, NetworkView network, Connection connection) {
    Matrix matrix = Matrix.l2(connection, network.weights());
    Optional<PairPartition> modules = network.partition().flatMap(p -> p.pair(network.wiring(), connection));
    String size = Numbers.count(matrix.rows()) + " × " + Numbers.count(matrix.columns());
    String order = modules.isPresent() ? ", rows and columns in module order" : "";
    String what = "Weights of " + connection.name() + ", " + size + order + ".";
    String svg = HeatMap.draw(id, connection.name(), what, matrix, modules, false);
    boolean moved = modules.isPresent() && !(ordered(modules.get().rows()) && ordered(modules.get().columns()));
    if (moved) {
      svg += HeatMap.draw(id + "-stored", connection.name() + " as stored", "The same weights in stored order.", matrix, Optional.empty(), true);
    }
    String caption = what + (moved ? " Small: the same matrix as it is stored." : "")
        + (connection.kernelSize() > 1 ? " Each entry is the L2 norm of a kernel of " + connection.kernelSize() + " weights." : "")
        + " Full colour at |w| = " + Numbers.of(HeatMap.scale(matrix)) + ".";
    return new Figure("matrix", connection.name(), svg, caption, modules.map(m -> blocks(matrix, m)))
        .withKeys(List.of(new Key("ramp-key", "− 0 +")));
  }

  private static boolean ordered(int[] labels) {
    int[] sorted = labels.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = sorted[i] < 0 ? Integer.MAX_VALUE : sorted[i];
    }
    int[] before = sorted.clone();
    Arrays.sort(sorted);
    return Arrays.equals(before, sorted);
  }

  /** The share of squared weight in every block of modules. */
  private static Table blocks(Matrix matrix, PairPartition modules) {
    int k = modules.modules();
    double[][] mass = new double[k][k];
    double total = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        double square = (double) matrix.at(i, j) * matrix.at(i, j);
        total += square;
        if (modules.row(i) >= 0 && modules.column(j) >= 0) {
          mass[modules.row(i)][modules.column(j)] += square;
        }
      }
    }
    List<String> head = new ArrayList<>(List.of("share of squared weight"));
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      head.add("from module " + c);
      List<String> row = new ArrayList<>(List.of("into module " + c));
      for (int d = 0; d < k; d++) {
        row.add(total > 0 ? Numbers.percent(mass[c][d] / total) : "–");
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }
}

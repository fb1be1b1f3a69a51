package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.ModuleShare;
import dev.unmesh.report.chart.BarChart;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.PairedBars;
import dev.unmesh.report.chart.ShareGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures of one search that need no more than its figures: sizes, modules, overlap. */
final class CircuitFigures {
  private static final int MOST_IN_GRID = 40;
  private static final double NONE = Double.NaN;

  private CircuitFigures() {}

  static Figure sizes(String id, CircuitTable table, Optional<CircuitTable> other, String run) {
    List<PairedBars.Pair> pairs =
        table.circuits().stream()
            .map(c -> new PairedBars.Pair(c.name(), c.size(), other.flatMap(their -> CircuitSentences.size(their, c.label())).orElse(NONE)))
            .toList();
    String beside = other.isPresent() ? ", beside the same search in " + run : "";
    String what = "Share of the weights each label’s circuit keeps" + beside + ".";
    String svg = PairedBars.draw(id, "Size of the circuits", what, "this run", other.isPresent() ? run : "", pairs);
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", "this run: mean " + Numbers.percent(table.meanSize(), 2))));
    other.ifPresent(their -> keys.add(new Key("block-key there", run + ": mean " + Numbers.percent(their.meanSize(), 2))));
    return new Figure("curve", "Size", svg, what, Optional.empty()).withKeys(keys);
  }

  static Optional<Figure> modules(String id, CircuitTable table) {
    List<BarChart.Bar> bars = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Circuit circuit : table.circuits()) {
      circuit.modules().ifPresent(share -> {
        bars.add(new BarChart.Bar(circuit.name(), share.inside(), NONE, share.insideControl(), share.insideControlSd(), NONE));
        rows.add(row(circuit.name(), share));
      });
    }
    if (bars.stream().noneMatch(bar -> Double.isFinite(bar.value()))) {
      return Optional.empty();
    }
    String what = "Of a circuit’s edges in the connections that modules divide, the share with both ends in one module.";
    List<String> head =
        List.of("label", "edges there", "modules touched", "inside one", "random split", "inside the largest", "random split");
    String svg = BarChart.draw(id, "Inside modules", what, bars, "here", true, 1);
    return Optional.of(
        new Figure("curve", "Inside modules", svg, what, Optional.of(new Table(head, rows)))
            .withKeys(List.of(new Key("block-key here", "inside one module"), new Key("control-key", "random split, mean ± sd"))));
  }

  private static List<String> row(String name, ModuleShare share) {
    return List.of(
        name, Numbers.count(share.edges()), Numbers.count(share.touched()), Numbers.percent(share.inside()),
        Numbers.percent(share.insideControl()) + " ± " + Numbers.percent(share.insideControlSd()), Numbers.percent(share.largest()),
        Numbers.percent(share.largestControl()));
  }

  /** Below the diagonal what circuits share, above it what random ones would. */
  static Optional<Figure> overlap(String id, CircuitTable table) {
    int n = table.circuits().size();
    if (n < 2 || n > MOST_IN_GRID || table.jaccard().length != n) {
      return Optional.empty();
    }
    double[][] both = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        both[i][j] = i == j ? Double.NaN : (i > j ? table.jaccard() : table.jaccardControl())[i][j];
      }
    }
    List<String> names = table.circuits().stream().map(Circuit::name).toList();
    String what = "Edges in both circuits over edges in either, in per cent: below the diagonal as found, mean "
        + Numbers.percent(CircuitSentences.offDiagonal(table.jaccard()), 2)
        + "; above it for random circuits with as many edges of every connection, mean "
        + Numbers.percent(CircuitSentences.offDiagonal(table.jaccardControl()), 2) + ".";
    String svg =
        ShareGrid.draw(
            id, "Edges two circuits share", what, names, names, both, highest(both),
            (i, j) -> names.get(i) + " and " + names.get(j) + (i > j ? "" : ", random circuits"));
    return Optional.of(new Figure("curve", "Edges two circuits share", svg, what, Optional.empty()));
  }

  private static double highest(double[][] shares) {
    double highest = 0;
    for (int i = 0; i < shares.length; i++) {
      for (int j = 0; j < shares[i].length; j++) {
        highest = i != j && shares[i][j] > highest ? shares[i][j] : highest;
      }
    }
    return highest;
  }
}

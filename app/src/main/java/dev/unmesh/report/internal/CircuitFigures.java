package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.interpret.circuit.ModuleShare;
import dev.unmesh.report.chart.AnswerMaps;
import dev.unmesh.report.chart.BarChart;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.PairedBars;
import dev.unmesh.report.chart.ShareGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The pictures of one search: sizes, answers, overlap, modules. */
final class CircuitFigures {
  /** The most circuits drawn side by side. */
  private static final int MOST_MAPS = 10;

  private static final int MOST_IN_GRID = 40;

  private CircuitFigures() {}

  static Figure sizes(String id, CircuitTable table, Optional<CircuitTable> against, String run) {
    List<PairedBars.Pair> pairs =
        table.circuits().stream()
            .map(c -> new PairedBars.Pair(c.name(), c.size(), against.flatMap(other -> CircuitWording.size(other, c.label())).orElse(Double.NaN)))
            .toList();
    String what = "Share of the weights each label’s circuit keeps" + (against.isPresent() ? ", beside the same search in " + run : "") + ".";
    String svg = PairedBars.draw(id, "Size of the circuits", what, "this run", against.isPresent() ? run : "", pairs);
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", "this run: mean " + Numbers.percent(table.meanSize(), 2))));
    against.ifPresent(other -> keys.add(new Key("block-key there", run + ": mean " + Numbers.percent(other.meanSize(), 2))));
    return new Figure("curve", "Size", svg, what, Optional.empty()).withKeys(keys);
  }

  static Optional<Figure> modules(String id, CircuitTable table) {
    List<BarChart.Bar> bars = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Circuit circuit : table.circuits()) {
      circuit.modules().ifPresent(share -> {
        bars.add(new BarChart.Bar(circuit.name(), share.inside(), Double.NaN, share.insideControl(), share.insideControlSd(), Double.NaN));
        rows.add(row(circuit.name(), share));
      });
    }
    if (bars.stream().noneMatch(bar -> Double.isFinite(bar.value()))) {
      return Optional.empty();
    }
    String what = "Of a circuit’s edges in the connections that modules divide, the share with both ends in one module.";
    Table numbers =
        new Table(List.of("label", "edges there", "modules touched", "inside one", "random split", "inside the largest", "random split"), rows);
    return Optional.of(
        new Figure("curve", "Inside modules", BarChart.draw(id, "Inside modules", what, bars, "here", true, 1), what, Optional.of(numbers))
            .withKeys(List.of(new Key("block-key here", "inside one module"), new Key("control-key", "random split, mean ± sd"))));
  }

  private static List<String> row(String name, ModuleShare share) {
    return List.of(
        name, Numbers.count(share.edges()), Numbers.count(share.touched()), Numbers.percent(share.inside()),
        Numbers.percent(share.insideControl()) + " ± " + Numbers.percent(share.insideControlSd()), Numbers.percent(share.largest()),
        Numbers.percent(share.largestControl()));
  }

  static Optional<Figure> answers(String id, CircuitTable table) {
    List<Circuit> drawn = table.circuits().stream().filter(c -> c.faithfulness().answers().length > 0).limit(MOST_MAPS).toList();
    if (drawn.isEmpty()) {
      return Optional.empty();
    }
    List<AnswerMaps.Tile> circuits = new ArrayList<>(List.of(
        new AnswerMaps.Tile("full model", "full model: " + right(drawn.get(0).full()) + " of the classes right on average", -1, drawn.get(0).full().answers())));
    drawn.forEach(c -> circuits.add(tile(c.name(), "the circuit of " + c.name(), c, c.faithfulness())));
    List<AnswerMaps.Tile> random = drawn.stream().map(c -> tile("", "random circuits as large as that of " + c.name(), c, c.control())).toList();
    List<AnswerMaps.Tile> rest = drawn.stream().map(c -> tile("", "the network without the circuit of " + c.name(), c, c.complement())).toList();
    List<AnswerMaps.Band> bands =
        List.of(
            new AnswerMaps.Band("circuit", "of each label", 0, circuits), new AnswerMaps.Band("random", "as many edges", 1, random),
            new AnswerMaps.Band("without it", "all other edges", 1, rest));
    String what =
        "A map has a row a class, from " + table.labels().get(0) + " down, and a column an answer in the same order; the stronger the colour, the more of the"
            + " class gets that answer. The full model’s lie on the diagonal; a circuit that only ever says its own label fills one column."
            + (drawn.size() < table.circuits().size() ? " The first " + drawn.size() + " of " + table.circuits().size() + " circuits." : "");
    String svg = AnswerMaps.draw(id, "Answers", what, bands);
    return Optional.of(
        new Figure("wide", "What the circuits answer on all classes", svg, what, Optional.empty())
            .withKeys(List.of(
                new Key("block-key given", "answer given"), new Key("block-key wrong", "own label, given to another class"),
                new Key("notch-key", "the circuit’s own label"))));
  }

  private static AnswerMaps.Tile tile(String name, String what, Circuit circuit, Faithfulness found) {
    String tip = what + "\nits label to " + Numbers.percent(found.classAccuracy()) + " of its class, to " + Numbers.percent(found.falsePositiveRate())
        + " of the others";
    return new AnswerMaps.Tile(name, tip, circuit.label(), found.answers());
  }

  private static String right(Faithfulness full) {
    double[][] answers = full.answers();
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < answers.length; c++) {
      if (Double.isFinite(answers[c][c])) {
        sum += answers[c][c];
        classes++;
      }
    }
    return Numbers.percent(classes == 0 ? Double.NaN : sum / classes);
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
        + Numbers.percent(CircuitWording.offDiagonal(table.jaccard()), 2) + "; above it for random circuits with as many edges of every connection, mean "
        + Numbers.percent(CircuitWording.offDiagonal(table.jaccardControl()), 2) + ".";
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

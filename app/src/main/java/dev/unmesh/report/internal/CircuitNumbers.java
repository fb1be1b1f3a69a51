package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;

/** Faithfulness in tables: the circuit beside the full model, the rest of the network and random circuits of its size. */
final class CircuitNumbers {
  private static final List<String> SIDES = List.of("circuit", "full model", "without it", "random circuits");

  private CircuitNumbers() {}

  /** What can be said of a circuit's behaviour. */
  private enum Merit {
    ACCURACY("class accuracy", "share of the class's examples answered with the class", Faithfulness::classAccuracy, Numbers::percent),
    FALSE("false positives", "share of the other classes' examples answered with the class", Faithfulness::falsePositiveRate, Numbers::percent),
    AUC("AUC", "chance that an example of the class gets a higher probability of it than another; .5 is chance", Faithfulness::auc,
        value -> Numbers.fixed(value, 3)),
    ONE("KL, class against rest", "from the full model's chance of the class, in nats", Faithfulness::oneVsRestKl, Numbers::of),
    KL("KL over all outputs", "from the full model's answer, in nats", Faithfulness::klDivergence, Numbers::of);

    private final String title;
    private final String meaning;
    private final ToDoubleFunction<Faithfulness> of;
    private final DoubleFunction<String> shown;

    Merit(String title, String meaning, ToDoubleFunction<Faithfulness> of, DoubleFunction<String> shown) {
      this.title = title;
      this.meaning = meaning;
      this.of = of;
      this.shown = shown;
    }
  }

  private static List<Merit> known(CircuitTable table) {
    return Arrays.stream(Merit.values()).filter(merit -> CircuitWording.all(table, Circuit::faithfulness, merit.of).findAny().isPresent()).toList();
  }

  private static List<CircuitWording.Side> sides() {
    return List.of(Circuit::faithfulness, Circuit::full, Circuit::complement, Circuit::control);
  }

  /** A row a merit: the mean over circuits, with the lowest and the highest. */
  static NumbersModel means(CircuitTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (Merit merit : known(table)) {
      List<String> row = new ArrayList<>(List.of(merit.title));
      for (CircuitWording.Side side : sides()) {
        row.add(spread(CircuitWording.all(table, side, merit.of).toArray(), merit.shown));
      }
      rows.add(row);
    }
    String over = table.circuits().size() == 1 ? "" : "Mean over " + table.circuits().size() + " circuits (lowest to highest). ";
    return new NumbersModel(
        over + "“Without it” is the network with the circuit’s edges taken out; random circuits have as many edges of every connection.",
        new Table(head("on all test examples"), rows));
  }

  private static String spread(double[] values, DoubleFunction<String> shown) {
    double low = Arrays.stream(values).min().orElse(Double.NaN);
    double high = Arrays.stream(values).max().orElse(Double.NaN);
    String mean = shown.apply(Arrays.stream(values).average().orElse(Double.NaN));
    return low < high ? mean + " (" + shown.apply(low).replace("\u00a0%", "") + " to " + shown.apply(high) + ")" : mean;
  }

  /** A table a merit, a row a label; and one of what the search did. */
  static List<NumbersModel> byLabel(CircuitTable table, Optional<CircuitTable> against, String run) {
    List<NumbersModel> tables = new ArrayList<>(List.of(search(table, against, run)));
    for (Merit merit : known(table)) {
      List<List<String>> rows = new ArrayList<>();
      for (Circuit circuit : table.circuits()) {
        List<String> row = new ArrayList<>(List.of(circuit.name()));
        sides().forEach(side -> row.add(merit.shown.apply(merit.of.applyAsDouble(side.of(circuit)))));
        rows.add(row);
      }
      tables.add(new NumbersModel(Wording.capital(merit.title) + ": " + merit.meaning + ".", new Table(head("label"), rows)));
    }
    return tables;
  }

  private static List<String> head(String first) {
    List<String> head = new ArrayList<>(List.of(first));
    head.addAll(SIDES);
    return head;
  }

  private static NumbersModel search(CircuitTable table, Optional<CircuitTable> against, String run) {
    List<String> head = new ArrayList<>(List.of("label", "edges"));
    head.addAll(table.connections());
    head.add("size");
    against.ifPresent(other -> head.add("size in " + run));
    head.addAll(List.of("value", "bound", "full model", "search"));
    List<List<String>> rows = new ArrayList<>();
    for (Circuit circuit : table.circuits()) {
      List<String> row = new ArrayList<>(List.of(circuit.name(), Numbers.count(circuit.edges())));
      table.connections().forEach(name -> row.add(Optional.ofNullable(circuit.byConnection().get(name)).map(Numbers::count).orElse("–")));
      row.add(Numbers.percent(circuit.size(), 2));
      against.ifPresent(other -> row.add(CircuitWording.size(other, circuit.label()).map(size -> Numbers.percent(size, 2)).orElse("–")));
      row.addAll(List.of(Numbers.of(circuit.value(), 4), Numbers.of(circuit.bound(), 4), Numbers.of(circuit.fullValue(), 4), Numbers.duration(circuit.seconds())));
      rows.add(row);
    }
    return new NumbersModel(
        "Edges kept, connection by connection. The value is the search’s " + CircuitWording.criterion(table) + ", to be kept within the bound. "
            + Numbers.count(table.weights()) + " weights are not zero.",
        new Table(head, rows));
  }

  /** A row a search. */
  static Table overview(List<CircuitTable> tables, Against against) {
    List<String> head = new ArrayList<>(List.of("search", "size"));
    boolean compared = tables.stream().anyMatch(table -> against.of(table).isPresent());
    if (compared) {
      head.add("size in " + against.run());
    }
    head.addAll(List.of("tell their class", "class accuracy (random)", "false positives (random)", "AUC (random)", "a label takes"));
    List<List<String>> rows = new ArrayList<>();
    for (CircuitTable table : tables) {
      List<String> row = new ArrayList<>(List.of(CircuitWording.name(table), Numbers.percent(table.meanSize(), 2)));
      if (compared) {
        row.add(against.of(table).map(other -> Numbers.percent(other.meanSize(), 2)).orElse("–"));
      }
      row.add(table.circuits().stream().filter(Circuit::withinTolerance).count() + " of " + table.circuits().size());
      for (Merit merit : List.of(Merit.ACCURACY, Merit.FALSE, Merit.AUC)) {
        String random = merit.shown.apply(CircuitWording.average(table, Circuit::control, merit.of));
        row.add(merit.shown.apply(CircuitWording.average(table, Circuit::faithfulness, merit.of)) + " (" + random + ")");
      }
      row.add(Numbers.duration(table.circuits().stream().mapToDouble(Circuit::seconds).average().orElse(Double.NaN)));
      rows.add(row);
    }
    return new Table(head, rows);
  }
}

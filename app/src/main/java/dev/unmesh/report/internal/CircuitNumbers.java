package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Faithfulness in tables: the circuit beside the full model, the rest of the network and random circuits of its size. */
final class CircuitNumbers {
  private CircuitNumbers() {}

  /** A row a merit: the mean over circuits, with the lowest and the highest. */
  static NumbersModel means(CircuitTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (CircuitMerit merit : CircuitMerit.known(table)) {
      List<String> row = new ArrayList<>(List.of(merit.title()));
      Arrays.stream(CircuitSide.values()).forEach(side -> row.add(merit.spreadText(table, side)));
      rows.add(row);
    }
    String over = table.circuits().size() == 1 ? "" : "Mean over " + table.circuits().size() + " circuits (lowest to highest). ";
    return new NumbersModel(
        over + "“Without it” is the network with the circuit’s edges taken out; random circuits have as many edges of every connection.",
        new Table(head("on all test examples"), rows));
  }

  /** A table a merit, a row a label; and one of what the search did. */
  static List<NumbersModel> byLabel(CircuitTable table, Optional<CircuitTable> other, String run) {
    List<NumbersModel> tables = new ArrayList<>(List.of(search(table, other, run)));
    for (CircuitMerit merit : CircuitMerit.known(table)) {
      List<List<String>> rows = new ArrayList<>();
      for (Circuit circuit : table.circuits()) {
        List<String> row = new ArrayList<>(List.of(circuit.name()));
        Arrays.stream(CircuitSide.values()).forEach(side -> row.add(merit.text(merit.of(circuit, side))));
        rows.add(row);
      }
      tables.add(new NumbersModel(Wording.capital(merit.title()) + ": " + merit.meaning() + ".", new Table(head("label"), rows)));
    }
    return tables;
  }

  private static List<String> head(String first) {
    List<String> head = new ArrayList<>(List.of(first));
    Arrays.stream(CircuitSide.values()).forEach(side -> head.add(side.title()));
    return head;
  }

  private static NumbersModel search(CircuitTable table, Optional<CircuitTable> other, String run) {
    List<String> head = new ArrayList<>(List.of("label", "edges"));
    head.addAll(table.connections());
    head.add("size");
    other.ifPresent(theirs -> head.add("size in " + run));
    head.addAll(List.of("value", "bound", "full model", "search"));
    List<List<String>> rows = new ArrayList<>();
    for (Circuit circuit : table.circuits()) {
      List<String> row = new ArrayList<>(List.of(circuit.name(), Numbers.count(circuit.edges())));
      table.connections().forEach(name -> row.add(Optional.ofNullable(circuit.byConnection().get(name)).map(Numbers::count).orElse("–")));
      row.add(Numbers.percent(circuit.size(), 2));
      other.ifPresent(
          theirs -> row.add(CircuitSentences.size(theirs, circuit.label()).map(size -> Numbers.percent(size, 2)).orElse("–")));
      row.add(Numbers.of(circuit.value(), 4));
      row.add(Numbers.of(circuit.bound(), 4));
      row.add(Numbers.of(circuit.fullValue(), 4));
      row.add(Numbers.duration(circuit.seconds()));
      rows.add(row);
    }
    String what = "Edges kept, connection by connection; the value is the search’s " + CircuitWording.criterion(table)
        + ", to be kept within the bound. " + Numbers.count(table.weights()) + " weights are not zero.";
    return new NumbersModel(what, new Table(head, rows));
  }

  /** A row a search. */
  static Table overview(List<CircuitTable> tables, Against against) {
    List<String> head = new ArrayList<>(List.of("search", "size"));
    boolean compared = tables.stream().anyMatch(table -> against.of(table).isPresent());
    if (compared) {
      head.add("size in " + against.run());
    }
    List<CircuitMerit> merits = List.of(CircuitMerit.ACCURACY, CircuitMerit.FALSE, CircuitMerit.AUC);
    head.add("tell their class");
    merits.forEach(merit -> head.add(merit.title() + " (random)"));
    head.add("a label takes");
    List<List<String>> rows = new ArrayList<>();
    for (CircuitTable table : tables) {
      List<String> row = new ArrayList<>(List.of(CircuitWording.name(table), Numbers.percent(table.meanSize(), 2)));
      if (compared) {
        row.add(against.of(table).map(other -> Numbers.percent(other.meanSize(), 2)).orElse("–"));
      }
      row.add(table.circuits().stream().filter(Circuit::withinTolerance).count() + " of " + table.circuits().size());
      merits.forEach(
          merit -> row.add(merit.meanText(table, CircuitSide.CIRCUIT) + " (" + merit.meanText(table, CircuitSide.RANDOM) + ")"));
      row.add(Numbers.duration(table.circuits().stream().mapToDouble(Circuit::seconds).average().orElse(Double.NaN)));
      rows.add(row);
    }
    return new Table(head, rows);
  }
}

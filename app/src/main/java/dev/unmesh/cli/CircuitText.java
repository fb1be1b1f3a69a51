package dev.unmesh.cli;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import java.util.Locale;

/** What a search for circuits found, as lines of text. */
final class CircuitText {
  private CircuitText() {}

  static void print(CircuitTable table) {
    System.out.printf(
        Locale.ROOT, "%s circuits by %s, %s, the rest at %s; figures on the test examples, chance beside them from random circuits of the same sizes%n",
        table.protocol(), table.method(), table.unit(), table.ablation());
    System.out.printf(
        "%-14s %9s %8s %9s %9s %9s %9s %9s %9s %8s%n", "label", "edges", "size", "accuracy", "full", "others", "full", "AUC", "random", "seconds");
    for (Circuit circuit : table.circuits()) {
      Faithfulness own = circuit.faithfulness();
      System.out.printf(
          Locale.ROOT, "%-14s %9d %8.4f %9.3f %9.3f %9.3f %9.3f %9.3f %9.3f %8.2f%s%n", circuit.label() + " " + circuit.name(), circuit.edges(),
          circuit.size(), own.classAccuracy(), circuit.full().classAccuracy(), own.falsePositiveRate(), circuit.full().falsePositiveRate(),
          own.auc(), circuit.control().auc(), circuit.seconds(), remark(circuit));
    }
    printMean("mean", table);
    System.out.println("accuracy: of the class; others: share of the other classes' examples answered with it; full: the whole network's");
  }

  // a circuit that says the same whatever it is shown tells nothing about the class
  private static String remark(Circuit circuit) {
    Faithfulness own = circuit.faithfulness();
    return own.classAccuracy() > .99 && own.falsePositiveRate() > .99 ? "  answers everything with its label" : "";
  }

  static void printMean(String name, CircuitTable table) {
    if (table.circuits().size() > 1 || !name.equals("mean")) {
      int edges = (int) Math.round(table.circuits().stream().mapToInt(Circuit::edges).average().orElse(Double.NaN));
      System.out.printf(Locale.ROOT, "%-14s %9d %8.4f%n", name, edges, table.meanSize());
    }
  }
}

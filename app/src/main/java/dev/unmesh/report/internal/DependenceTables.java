package dev.unmesh.report.internal;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.dependence.Shares;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Dependence in figures: shares in per cent with the error over sequences, each beside random splits. */
final class DependenceTables {
  private DependenceTables() {}

  static Table of(Dependence found) {
    List<List<String>> rows = new ArrayList<>();
    for (Dependence.Layer layer : found.layers()) {
      for (Dependence.Rule rule : layer.rules()) {
        rows.add(row(layer.name() + ", " + name(rule.mask()), rule.shares(), rule.error()));
        if (found.draws() > 0) {
          rows.add(row("random split", rule.control(), rule.controlSd()));
        }
        if (rule.mask() == ModuleMask.OFF) {
          rows.add(depending(rule));
        }
      }
    }
    return new Table(head("right answers, %, that depend on", found.modules()), rows);
  }

  static List<String> head(String corner, int modules) {
    List<String> head = new ArrayList<>(List.of(corner));
    for (int j = 0; j <= modules; j++) {
      head.add(j == 0 ? "none" : Integer.toString(j));
    }
    head.add("modules, mean");
    return head;
  }

  static List<String> row(String name, Shares shares, Shares error) {
    List<String> row = new ArrayList<>(List.of(name));
    for (int j = 0; j < shares.all().length; j++) {
      row.add(Numbers.fixed(100 * shares.all()[j], 1) + plusMinus(100 * error.all()[j], 1));
    }
    row.add(Numbers.fixed(shares.mean(), 3) + plusMinus(error.mean(), 3));
    return row;
  }

  // as the papers print it
  private static List<String> depending(Dependence.Rule rule) {
    List<String> row = new ArrayList<>(List.of("of those on any", "–"));
    for (int j = 0; j < rule.shares().dependent().length; j++) {
      row.add(Numbers.fixed(100 * rule.shares().dependent()[j], 1) + plusMinus(100 * rule.error().dependent()[j], 1));
    }
    row.add("–");
    return row;
  }

  private static String plusMinus(double error, int decimals) {
    return Double.isFinite(error) ? " ± " + Numbers.fixed(error, decimals) : "";
  }

  static String name(ModuleMask mask) {
    return switch (mask) {
      case OFF -> "one off";
      case ON -> "one alone";
      case ROWS_OFF -> "rows only";
    };
  }
}

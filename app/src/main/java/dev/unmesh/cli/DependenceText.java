package dev.unmesh.cli;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.interpret.dependence.Shares;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Dependence on modules as lines of text: shares in per cent, with the bootstrap's error. */
final class DependenceText {
  private DependenceText() {}

  static List<String> lines(Dependence found) {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT, "%s: %d of %d answers right (%.1f %%), in %d sequences; %d modules, %s", found.text(), found.right(), found.asked(),
            100.0 * found.right() / found.asked(), found.sequences(), found.modules(), modules(found)));
    lines.add(
        "of the right answers, the share (%) that depends on so many modules ± its error over sequences"
            + (found.draws() > 0 ? "; below it " + found.draws() + " random splits, mean ± sd" : ""));
    for (Dependence.Layer layer : found.layers()) {
      lines.add("");
      lines.add(layer.name() + ": " + String.join(", ", layer.connections()));
      lines.add(head(found.modules()));
      for (Dependence.Rule rule : layer.rules()) {
        lines.add(row(name(rule.mask()), rule.shares(), rule.error()));
        if (found.draws() > 0) {
          lines.add(row("  random split", rule.control(), rule.controlSd()));
        }
        if (rule.mask() == ModuleMask.OFF) {
          lines.add(depending(rule));
        }
      }
    }
    return lines;
  }

  private static String modules(Dependence found) {
    return switch (found.partition()) {
      case "own" -> "the run's own";
      case "found" -> "found in each layer's weights";
      default -> "equal consecutive blocks";
    };
  }

  /** What a rule is called. */
  static String name(ModuleMask mask) {
    return switch (mask) {
      case OFF -> "one off";
      case ON -> "one alone";
      case ROWS_OFF -> "one off, rows only";
    };
  }

  private static String head(int modules) {
    StringBuilder head = new StringBuilder(String.format("%-20s", "modules"));
    for (int j = 0; j <= modules; j++) {
      head.append(String.format("%14d", j));
    }
    return head.append(String.format("%16s", "mean")).toString();
  }

  // as the papers print it
  private static String depending(Dependence.Rule rule) {
    StringBuilder row = new StringBuilder(String.format("%-20s%14s", "  of those on any", "-"));
    for (int j = 0; j < rule.shares().dependent().length; j++) {
      row.append(String.format(Locale.ROOT, "%7.1f ± %4.1f", 100 * rule.shares().dependent()[j], 100 * rule.error().dependent()[j]));
    }
    return row.toString();
  }

  private static String row(String name, Shares shares, Shares error) {
    StringBuilder row = new StringBuilder(String.format("%-20s", name));
    for (int j = 0; j < shares.all().length; j++) {
      row.append(String.format(Locale.ROOT, "%7.1f ± %4.1f", 100 * shares.all()[j], 100 * error.all()[j]));
    }
    return row.append(String.format(Locale.ROOT, "%8.3f ± %5.3f", shares.mean(), error.mean())).toString();
  }
}

package dev.unmesh.cli;

import dev.unmesh.run.sweep.Figure;
import dev.unmesh.run.sweep.FigureSummary;
import dev.unmesh.run.sweep.SettingSummary;
import dev.unmesh.run.sweep.SweepResults;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The chosen settings side by side: of each figure the mean, each seed's value in brackets, and the mean of its control. */
final class SweepSummaryText {
  private SweepSummaryText() {}

  /** None as long as nothing is chosen. */
  static List<String> lines(SweepResults results) {
    List<SettingSummary> summaries = results.summaries();
    if (summaries.isEmpty()) {
      return List.of();
    }
    boolean named = results.plan().hasSettings();
    List<Figure> figures = SweepColumns.of(results.columns());
    List<String> head = new ArrayList<>(named ? List.of("chosen", "as") : List.of("chosen"));
    head.add("seeds");
    for (Figure figure : figures) {
      head.add(SweepColumns.title(figure));
      if (!figure.control().isEmpty()) {
        head.add(SweepColumns.beside(figure));
      }
    }
    TextTable table = new TextTable(head);
    summaries.forEach(summary -> table.row(row(summary, named, figures)));
    return table.lines();
  }

  private static List<String> row(SettingSummary summary, boolean named, List<Figure> figures) {
    List<String> row = new ArrayList<>(named ? List.of(summary.point().setting()) : List.of());
    row.add(summary.name());
    row.add(summary.runs().size() + (summary.runs().size() < summary.trials() ? " of " + summary.trials() : ""));
    for (Figure figure : figures) {
      Optional<FigureSummary> of = summary.figure(figure.column());
      row.add(of.map(SweepSummaryText::values).orElse("-"));
      if (!figure.control().isEmpty()) {
        row.add(of.map(value -> SweepColumns.written(value.control().mean())).orElse("-"));
      }
    }
    return row;
  }

  private static String values(FigureSummary summary) {
    String mean = SweepColumns.written(summary.spread().mean());
    return summary.values().size() == 1
        ? mean
        : mean + " (" + summary.values().stream().map(SweepColumns::written).collect(Collectors.joining(" ")) + ")";
  }
}

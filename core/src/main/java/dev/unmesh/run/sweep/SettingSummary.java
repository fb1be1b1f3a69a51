package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a chosen setting came to: the runs of its final stage, or, without one, those it was chosen by.
 *
 * @param name what tells the point from others of its setting
 * @param runs that finished
 * @param trials how many there are in all
 * @param figures those that some run has, each with its control; one whose control is missing is left out
 */
public record SettingSummary(SweepPoint point, String name, List<TrialResult> runs, int trials, List<FigureSummary> figures) {
  public SettingSummary {
    runs = List.copyOf(runs);
    figures = List.copyOf(figures);
  }

  /** Of every setting of which something was chosen, in the file's order. */
  static List<SettingSummary> of(SweepResults results) {
    List<SettingSummary> summaries = new ArrayList<>();
    Optional<Selection> selection = results.plan().selection().filter(Selection::isMade);
    for (Choice choice : selection.map(Selection::choices).orElse(List.of())) {
      SweepPoint point = choice.chosen().point().at(selection.get().again() ? Stage.FINAL : Stage.TUNING);
      List<TrialResult> all = results.trials().stream().filter(result -> result.trial().point().equals(point)).toList();
      List<TrialResult> runs = all.stream().filter(TrialResult::isFinished).toList();
      summaries.add(new SettingSummary(point, choice.chosen().name(), runs, all.size(), figures(runs, results.columns())));
    }
    return summaries;
  }

  private static List<FigureSummary> figures(List<TrialResult> runs, List<String> columns) {
    List<Figure> known = columns.stream().flatMap(column -> Figure.in(column).stream()).toList();
    Set<String> controls = new HashSet<>(known.stream().map(Figure::control).toList());
    List<FigureSummary> figures = new ArrayList<>();
    for (Figure figure : known) {
      FigureSummary summary = summary(figure, runs);
      boolean alone = !figure.control().isEmpty() && summary.control().n() == 0;
      if (summary.spread().n() > 0 && !alone && !controls.contains(figure.column())) {
        figures.add(summary);
      }
    }
    return figures;
  }

  private static FigureSummary summary(Figure figure, List<TrialResult> runs) {
    List<Double> controls = figure.control().isEmpty() ? List.of() : values(figure.control(), runs);
    return new FigureSummary(figure, values(figure.column(), runs), controls);
  }

  private static List<Double> values(String column, List<TrialResult> runs) {
    return runs.stream().map(run -> run.figure(column)).toList();
  }

  /** Of a column; empty if no run has it, or its control is missing. */
  public Optional<FigureSummary> figure(String column) {
    return figures.stream().filter(summary -> summary.figure().column().equals(column)).findFirst();
  }
}

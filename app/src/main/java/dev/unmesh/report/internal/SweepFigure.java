package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialFigures;
import dev.unmesh.run.table.Spread;
import java.util.List;
import java.util.Optional;

/**
 * A figure that settings are held against one another by.
 *
 * @param brief the title in a word
 * @param column in the results; {@code control} the column beside it, empty for none, called {@code beside}
 * @param better 1 if more is better, -1 if less is, 0 if neither
 */
record SweepFigure(String column, String title, String brief, int better, boolean share, String control, String beside) {
  private static final SweepFigure ACCURACY = of(TrialFigures.ACCURACY, "test accuracy", "accuracy", 1, true);
  private static final SweepFigure LOSS = of(TrialFigures.LOSS, "test loss", "loss", -1, false);

  /** What a sweep buys, beside quality. */
  private static final List<SweepFigure> BOUGHT =
      List.of(
          new SweepFigure(TrialFigures.CLUSTERABILITY, "clusterability C", "C", 1, false, "clusterabilityShuffled", "shuffled"),
          new SweepFigure(TrialFigures.INFORMATION, "mutual information of class and module", "MI", 1, false, "randomSplitInformation", "random splits"),
          new SweepFigure(TrialFigures.GAP, "causal gap", "gap", 1, false, "randomSplitGap", "random splits"),
          of(TrialFigures.CIRCUIT, "circuit size", "circuit size", -1, true),
          of(TrialFigures.MULTIPLICATIONS, "multiplications", "multiplications", -1, false),
          new SweepFigure(TrialFigures.NEWMAN_Q, "Newman Q", "Q", 1, false, "newmanQShuffled", "shuffled"),
          of("wiringCost", "wiring cost", "wiring cost", -1, false));

  private static final List<SweepFigure> OTHERS =
      List.of(of("owners", "owners", "owners", 1, false), of(TrialFigures.ALIVE, "weights not 0", "weights", -1, false), of(TrialFigures.SECONDS, "seconds", "seconds", 0, false));

  private static SweepFigure of(String column, String title, String brief, int better, boolean share) {
    return new SweepFigure(column, title, brief, better, share, "", "");
  }

  /** How good a setting is at its task: accuracy if any trial has one, else loss; empty before a trial has finished. */
  static Optional<SweepFigure> quality(SweepResults results) {
    return List.of(ACCURACY, LOSS).stream().filter(figure -> results.columns().contains(figure.column)).findFirst();
  }

  /** Those in which trials differ, accuracy and loss aside. */
  static List<SweepFigure> bought(SweepResults results) {
    return BOUGHT.stream()
        .filter(figure -> results.finished().stream().mapToDouble(trial -> trial.figure(figure.column)).filter(Double::isFinite).distinct().count() > 1)
        .toList();
  }

  /** All that some trial has. */
  static List<SweepFigure> all(SweepResults results) {
    List<String> columns = results.columns();
    return List.of(List.of(ACCURACY, LOSS), BOUGHT, OTHERS).stream().flatMap(List::stream).filter(figure -> columns.contains(figure.column)).toList();
  }

  String written(Spread spread) {
    if (spread.n() == 0) {
      return "–";
    } else if (share) {
      return Uncertain.percent(spread);
    }
    return spread.n() == 1 || spread.sd() == 0 ? Numbers.of(spread.mean(), 4) : Uncertain.of(spread);
  }

  String written(double value) {
    return share ? Numbers.percentExact(value) : Numbers.of(value, 4);
  }
}

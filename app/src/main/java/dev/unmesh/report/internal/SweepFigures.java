package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureScale;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialFigures;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The figures a sweep's page knows, in the order it tells them. */
final class SweepFigures {
  private static final String SPLITS = "random splits";
  private static final String SHUFFLED = "shuffled";
  private static final String SPLIT_INFORMATION = "randomSplitInformation";

  private static final List<SweepFigure> QUALITY =
      List.of(
          of(TrialFigures.ACCURACY, "test accuracy", "accuracy", 1, true, FigureScale.MAY_FAIL),
          of(TrialFigures.LOSS, "test loss", "loss", -1, false, FigureScale.MAY_DIVERGE));

  private static final List<SweepFigure> BOUGHT =
      List.of(
          controlled(TrialFigures.CLUSTERABILITY, "clusterability C", "C", FigureScale.NEAR_ONE, "clusterabilityShuffled", SHUFFLED),
          controlled(TrialFigures.INFORMATION, "mutual information", "MI", FigureScale.EVEN, SPLIT_INFORMATION, SPLITS),
          controlled(TrialFigures.GAP, "causal gap", "gap", FigureScale.EVEN, "randomSplitGap", SPLITS),
          of(TrialFigures.CIRCUIT, "circuit size", "circuit size", -1, true, FigureScale.COUNT),
          of(TrialFigures.CIRCUIT_WEIGHTS, "weights of a circuit", "circuit weights", -1, false, FigureScale.COUNT),
          new SweepFigure(
              TrialFigures.CUT, "normalised cut", "n-cut", -1, false, FigureScale.EVEN, "normalisedCutShuffled", SHUFFLED),
          of(TrialFigures.ALIVE, "weights alive", "weights", -1, false, FigureScale.COUNT),
          of(TrialFigures.MULTIPLICATIONS, "multiplications", "multiplications", -1, false, FigureScale.COUNT),
          controlled(TrialFigures.NEWMAN_Q, "Newman Q", "Q", FigureScale.EVEN, "newmanQShuffled", SHUFFLED),
          of("wiringCost", "wiring cost", "wiring cost", -1, false, FigureScale.MAY_DIVERGE));

  private static final List<SweepFigure> OTHERS =
      List.of(of("owners", "owners", "owners", 0, false, FigureScale.EVEN),
          of(TrialFigures.SECONDS, "seconds", "seconds", 0, false, FigureScale.COUNT));

  private SweepFigures() {}

  private static SweepFigure of(String column, String title, String brief, int better, boolean share, FigureScale scale) {
    return new SweepFigure(column, title, brief, better, share, scale, "", "");
  }

  private static SweepFigure controlled(String column, String title, String brief, FigureScale scale, String control, String beside) {
    return new SweepFigure(column, title, brief, 1, false, scale, control, beside);
  }

  /** How good a setting is at its task: accuracy if any trial has one, else loss; empty before a trial has finished. */
  static Optional<SweepFigure> quality(SweepResults results) {
    return QUALITY.stream().filter(figure -> results.columns().contains(figure.column())).findFirst();
  }

  /** All that some trial has, with the information of each layer. */
  static List<SweepFigure> all(SweepResults results) {
    List<String> columns = results.columns();
    List<SweepFigure> all = new ArrayList<>();
    List.of(QUALITY, BOUGHT).forEach(all::addAll);
    for (String column : columns) {
      if (column.startsWith(TrialFigures.INFORMATION + ".")) {
        String layer = column.substring(TrialFigures.INFORMATION.length());
        all.add(controlled(column, "mutual information, " + layer.substring(1), "MI at " + layer.substring(1), FigureScale.EVEN,
            SPLIT_INFORMATION + layer, SPLITS));
      }
    }
    all.addAll(OTHERS);
    return all.stream().filter(figure -> results.finished().stream().anyMatch(run -> Double.isFinite(figure.of(run)))).toList();
  }

  static boolean isQuality(SweepFigure figure) {
    return QUALITY.contains(figure);
  }

  /** Whether runs differ in it. */
  static boolean varies(SweepFigure figure, List<TrialResult> runs) {
    return runs.stream().mapToDouble(figure::of).filter(Double::isFinite).distinct().count() > 1;
  }
}

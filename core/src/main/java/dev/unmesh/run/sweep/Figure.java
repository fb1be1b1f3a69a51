package dev.unmesh.run.sweep;

import java.util.List;
import java.util.Optional;

/**
 * A column of figures in the results, as such.
 *
 * @param column as in the results: that of a layer or connection is {@code mutualInformation.fc3}
 * @param more whether more of it is better
 * @param control the column that must be seen beside it; empty for none
 * @param parts whether layers or connections have one each
 */
public record Figure(String column, boolean more, String control, boolean parts) {
  /** Those of any run, as {@link TrialFigures} writes them. */
  public static final List<Figure> ALL =
      List.of(
          best(TrialFigures.ACCURACY),
          least(TrialFigures.LOSS),
          best("trainAccuracy"),
          least("trainLoss"),
          new Figure(TrialFigures.CLUSTERABILITY, true, "clusterabilityShuffled", true),
          best("clusterabilityShuffled"),
          new Figure(TrialFigures.NEWMAN_Q, true, "newmanQShuffled", false),
          best("newmanQShuffled"),
          new Figure(TrialFigures.CUT, false, "normalisedCutShuffled", false),
          least("normalisedCutShuffled"),
          new Figure(TrialFigures.GAP, true, "randomSplitGap", false),
          best("randomSplitGap"),
          new Figure(TrialFigures.INFORMATION, true, "randomSplitInformation", true),
          new Figure("randomSplitInformation", true, "", true),
          new Figure("owners", true, "", true),
          least(TrialFigures.CIRCUIT),
          least(TrialFigures.CIRCUIT_WEIGHTS),
          best("circuitsWithin"),
          least(TrialFigures.ALIVE),
          least("edges"),
          least("weights"),
          least(TrialFigures.MULTIPLICATIONS),
          least("wiringCost"),
          least("steps"),
          least(TrialFigures.SECONDS));

  private static Figure best(String column) {
    return new Figure(column, true, "", false);
  }

  private static Figure least(String column) {
    return new Figure(column, false, "", false);
  }

  /** The one in a column, a layer's or connection's among them. */
  public static Optional<Figure> in(String column) {
    int dot = column.indexOf('.');
    if (dot < 0) {
      return ALL.stream().filter(figure -> figure.column.equals(column)).findFirst();
    }
    String part = column.substring(dot);
    return in(column.substring(0, dot)).filter(Figure::parts)
        .map(figure -> new Figure(column, figure.more, figure.control.isEmpty() ? "" : figure.control + part, true));
  }

  /** Names of the columns that are known, those of parts aside. */
  static List<String> names() {
    return ALL.stream().map(Figure::column).toList();
  }
}

package dev.unmesh.cli;

import dev.unmesh.run.sweep.Figure;
import dev.unmesh.run.sweep.TrialFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The figures of a sweep that are printed, briefly called. */
final class SweepColumns {
  private static final Map<String, String> TITLES = new LinkedHashMap<>();

  static {
    TITLES.put(TrialFigures.ACCURACY, "accuracy");
    TITLES.put(TrialFigures.LOSS, "test loss");
    TITLES.put(TrialFigures.CLUSTERABILITY, "C");
    TITLES.put(TrialFigures.NEWMAN_Q, "Newman Q");
    TITLES.put(TrialFigures.CUT, "n-cut");
    TITLES.put(TrialFigures.INFORMATION, "MI");
    TITLES.put(TrialFigures.GAP, "gap");
    TITLES.put(TrialFigures.CIRCUIT, "circuit");
    TITLES.put(TrialFigures.MULTIPLICATIONS, "products");
    TITLES.put(TrialFigures.SECONDS, "seconds");
  }

  private SweepColumns() {}

  /** Of the columns there are: none whose control is not among them. */
  static List<Figure> of(List<String> columns) {
    return TITLES.keySet().stream()
        .filter(columns::contains)
        .flatMap(column -> Figure.in(column).stream())
        .filter(figure -> figure.control().isEmpty() || columns.contains(figure.control()))
        .toList();
  }

  static String title(Figure figure) {
    return TITLES.get(figure.column());
  }

  /** What a figure's control is called beside it. */
  static String beside(Figure figure) {
    return figure.control().startsWith("randomSplit") ? "random split" : "shuffled";
  }

  static String written(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.5g", value);
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.Curve;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.LineChart;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Loss, accuracy, clusterability and whatever else was followed through training, a chart a quantity. */
final class CurvesChapter {
  private static final List<String> SPLITS = List.of("train", "test");
  /** The looks of what is drawn beside train and test: none is blue, as test is. */
  private static final int[] BESIDE = {2, 1, 0, 4, 5, 6, 7};

  private CurvesChapter() {}

  static Optional<Chapter> of(RunView run) {
    Map<String, List<Curve>> byName = new LinkedHashMap<>();
    for (Curve curve : run.curves()) {
      if (Arrays.stream(curve.values()).anyMatch(Double::isFinite)) {
        byName.computeIfAbsent(curve.name(), name -> new ArrayList<>()).add(curve);
      }
    }
    if (byName.isEmpty()) {
      return Optional.empty();
    }
    List<Figure> figures = new ArrayList<>();
    byName.values().forEach(curves -> curves.sort(Comparator.comparingInt(c -> SPLITS.indexOf(c.split()) & Integer.MAX_VALUE)));
    byName.forEach((name, curves) -> figures.add(figure("curve-" + figures.size(), name, curves)));
    return Optional.of(new Chapter("training", "Training", Templates.content("figures.jte", new FiguresModel(Grokking.sentences(run.curves()), figures))));
  }

  static Figure figure(String id, String name, List<Curve> curves) {
    List<LineChart.Series> series = new ArrayList<>();
    List<List<String>> rows = new ArrayList<>();
    for (Curve curve : curves) {
      double[] steps = Arrays.stream(curve.steps()).asDoubleStream().toArray();
      series.add(new LineChart.Series(curve.split(), steps, curve.values(), kind(curve.split(), series)));
      double[] finite = Arrays.stream(curve.values()).filter(Double::isFinite).toArray();
      rows.add(List.of(
          curve.split(),
          Numbers.of(finite[0], 4),
          Numbers.of(Arrays.stream(finite).min().orElseThrow(), 4),
          Numbers.of(Arrays.stream(finite).max().orElseThrow(), 4),
          Numbers.of(finite[finite.length - 1], 4)));
    }
    boolean share = name.equals("accuracy") || name.equals("clusterability") || name.equals("gate");
    boolean log = !share && LineChart.logarithmic(series);
    String description = name + " over training steps, " + (log ? "by logarithm, " : "") + "for " + String.join(", ", series.stream().map(LineChart.Series::name).toList()) + ".";
    String svg = LineChart.draw(id, name, description, "step", series, share);
    Table table = new Table(List.of("", "first", "lowest", "highest", "last"), rows);
    return new Figure("curve", name, svg, log ? "Logarithmic scale." : "", Optional.of(table)).withKeys(
        series.stream().map(s -> new Key(s.kind(), s.name())).toList());
  }

  /** Train and test keep their looks in every chart; the rest takes the next free. */
  private static String kind(String split, List<LineChart.Series> before) {
    if (SPLITS.contains(split)) {
      return "s-" + split;
    }
    int splits = (int) before.stream().filter(s -> SPLITS.contains(s.name())).count();
    return "s" + (splits == 0 ? before.size() % 8 : BESIDE[(before.size() - splits) % BESIDE.length]);
  }
}

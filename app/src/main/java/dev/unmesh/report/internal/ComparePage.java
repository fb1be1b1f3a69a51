package dev.unmesh.report.internal;

import dev.unmesh.report.CompareView;
import dev.unmesh.report.Curve;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.LineChart;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.WiringPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page of several runs: figures in a table, curves over one another, wirings side by side, where the recipes part. */
public final class ComparePage {
  private static final String MEAN = "mean";

  private ComparePage() {}

  public static Page of(CompareView view) {
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(new Chapter("figures", "Figures", Templates.content("compare.jte", table(view.runs()))));
    recipes(view.runs()).ifPresent(chapters::add);
    CompareFrequencies.of(view.runs()).ifPresent(chapters::add);
    curves(view.runs()).ifPresent(chapters::add);
    DependenceComparison.of(view.runs()).ifPresent(chapters::add);
    wirings(view.runs()).ifPresent(chapters::add);
    return new Page("Side by side", view.title(), "", chapters, "");
  }

  private static CompareTable table(List<RunView> runs) {
    List<CompareTable.Head> heads = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      heads.add(new CompareTable.Head(runs.get(r).name(), kind(r)));
    }
    return new CompareTable("run", heads, Quantity.all(runs).stream().map(quantity -> row(quantity, runs)).toList());
  }

  private static CompareTable.Row row(Quantity quantity, List<RunView> runs) {
    double[] values = runs.stream().mapToDouble(quantity.of()).toArray();
    double best = Arrays.stream(values).filter(Double::isFinite).map(v -> v * quantity.better()).max().orElse(Double.NaN);
    boolean differ = Arrays.stream(values).filter(Double::isFinite).distinct().count() > 1;
    List<CompareTable.Cell> cells = new ArrayList<>();
    for (int r = 0; r < values.length; r++) {
      boolean missing = !Double.isFinite(values[r]);
      cells.add(new CompareTable.Cell(
          missing ? "–" : quantity.show().apply(values[r]),
          missing ? "" : quantity.note().apply(runs.get(r)),
          differ && quantity.better() != 0 && values[r] * quantity.better() == best));
    }
    return new CompareTable.Row(quantity.name(), cells);
  }

  private static Optional<Chapter> recipes(List<RunView> runs) {
    return RecipeDifferences.of(runs.stream().map(RunView::name).toList(), runs.stream().map(RunView::recipe).toList())
        .map(table -> new Chapter("recipes", "Where the recipes part", Templates.content("card.jte", table)));
  }

  /** Test curves where there are any, else the mean of those of that name, else all. */
  private static Optional<Chapter> curves(List<RunView> runs) {
    Map<String, List<LineChart.Series>> byName = new LinkedHashMap<>();
    for (int r = 0; r < runs.size(); r++) {
      RunView run = runs.get(r);
      for (Curve curve : run.curves()) {
        List<Curve> same = run.curves().stream().filter(c -> c.name().equals(curve.name())).toList();
        boolean tested = same.stream().anyMatch(c -> c.split().equals("test"));
        boolean averaged = !tested && same.stream().anyMatch(c -> c.split().equals(MEAN));
        if (tested && !curve.split().equals("test") || averaged && !curve.split().equals(MEAN)
            || Arrays.stream(curve.values()).noneMatch(Double::isFinite)) {
          continue;
        }
        String name = tested || averaged || same.size() == 1 ? run.name() : run.name() + ", " + curve.split();
        double[] steps = Arrays.stream(curve.steps()).asDoubleStream().toArray();
        byName.computeIfAbsent(curve.name(), n -> new ArrayList<>()).add(new LineChart.Series(name, steps, curve.values(), kind(r)));
      }
    }
    List<Figure> figures = new ArrayList<>();
    byName.forEach((name, series) -> {
      boolean share = name.equals("accuracy") || name.equals("clusterability");
      String svg = LineChart.draw("curve-" + figures.size(), name, name + " of every run over training steps.", "step", series, share);
      boolean log = !share && LineChart.logarithmic(series);
      figures.add(new Figure("curve", name, svg, log ? "Logarithmic scale." : "", Optional.empty())
          .withKeys(series.stream().map(s -> new Key(s.kind(), s.name())).toList()));
    });
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chapter("training", "Training", Templates.content("figures.jte", new FiguresModel(List.of(), figures))));
  }

  private static Optional<Chapter> wirings(List<RunView> runs) {
    List<Figure> figures = new ArrayList<>();
    for (int r = 0; r < runs.size(); r++) {
      String id = "wiring-" + r;
      String name = runs.get(r).name();
      runs.get(r).network().ifPresent(network -> figures.add(
          new Figure("small-wiring", name, WiringPicture.draw(id, network, true).svg(), "", Optional.empty())));
    }
    List<String> lead = List.of("Inputs at the bottom, outputs at the top; only the strongest lines are drawn.");
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chapter("wiring", "Wiring", Templates.content("figures.jte", new FiguresModel(lead, figures))));
  }

  private static String kind(int run) {
    return "s" + run % Palette.MODULE_HUES;
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureAxis;
import dev.unmesh.report.chart.ParetoChart;
import dev.unmesh.report.chart.ParetoPoint;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Settings that are held against one another: all of a sweep, or those of one of its stages, each with its axes.
 *
 * @param stage empty in a sweep without
 * @param axes of the figures in which runs differ
 * @param up the figure drawn upwards at first, {@code across} the one across; both have an axis
 */
record SweepScene(String stage, List<SweepSetting> settings, Map<SweepFigure, FigureAxis> axes, SweepFigure up, SweepFigure across) {
  /**
   * Empty if there are no two figures in which its settings differ.
   *
   * @param by the column drawn across at first, if it is one of them
   */
  static Optional<SweepScene> of(String stage, List<SweepSetting> settings, List<SweepFigure> figures, String by) {
    List<TrialResult> runs = settings.stream().flatMap(setting -> setting.runs().stream()).toList();
    Map<SweepFigure, FigureAxis> axes = new LinkedHashMap<>();
    figures.stream().filter(SweepFigure::isAxis).filter(figure -> SweepFigures.varies(figure, runs))
        .forEach(figure -> axes.put(figure, axis(figure, settings, runs)));
    Optional<SweepFigure> up = axes.keySet().stream().filter(SweepFigures::isQuality).findFirst();
    List<SweepFigure> bought = axes.keySet().stream().filter(figure -> !SweepFigures.isQuality(figure)).toList();
    Optional<SweepFigure> across = bought.stream().filter(figure -> figure.column().equals(by)).findFirst()
        .or(() -> bought.stream().findFirst());
    return settings.size() < 2 || up.isEmpty() || across.isEmpty() ? Optional.empty()
        : Optional.of(new SweepScene(stage, settings, axes, up.get(), across.get()));
  }

  private static FigureAxis axis(SweepFigure figure, List<SweepSetting> settings, List<TrialResult> runs) {
    double[] single = runs.stream().mapToDouble(figure::of).toArray();
    DoubleStream controls = runs.stream().filter(run -> Double.isFinite(figure.of(run))).mapToDouble(figure::control);
    DoubleStream means = settings.stream().mapToDouble(setting -> setting.mean(figure));
    return FigureAxis.of(figure.title(), figure.better(), figure.share(), figure.scale(), single,
        DoubleStream.concat(DoubleStream.of(single), DoubleStream.concat(controls, means)).toArray());
  }

  /** Settings that have both figures and that no other beats in both. */
  List<SweepSetting> front(SweepFigure one, SweepFigure other) {
    List<SweepSetting> both = both(one, other);
    boolean[] unbeaten = ParetoFront.of(both.stream().map(setting -> new double[] {setting.mean(one), setting.mean(other)}).toList(),
        one.better(), other.better());
    List<SweepSetting> front = new ArrayList<>();
    for (int i = 0; i < unbeaten.length; i++) {
      if (unbeaten[i]) {
        front.add(both.get(i));
      }
    }
    return front;
  }

  private List<SweepSetting> both(SweepFigure one, SweepFigure other) {
    return settings.stream().filter(setting -> Double.isFinite(setting.mean(one)) && Double.isFinite(setting.mean(other))).toList();
  }

  /** Those at the front of the first picture. */
  List<SweepSetting> front() {
    return front(up, across);
  }

  /** The first picture. */
  String picture(String id) {
    List<SweepSetting> front = front();
    return ParetoChart.draw(id, axes.get(across), axes.get(up), both(up, across).stream()
        .map(setting -> point(setting, front.contains(setting))).toList());
  }

  private ParetoPoint point(SweepSetting setting, boolean atFront) {
    List<ParetoPoint.Run> runs = new ArrayList<>();
    for (TrialResult run : setting.runs()) {
      double x = across.of(run);
      double y = up.of(run);
      if (Double.isFinite(x) && Double.isFinite(y)) {
        runs.add(new ParetoPoint.Run(spot(x, y), setting.text() + "\nseed " + run.trial().seed() + told(x, y), SweepSetting.report(run)));
      }
    }
    double x = setting.mean(across);
    double y = setting.mean(up);
    String seeds = runs.size() == 1 ? "" : "\nmean of " + runs.size() + " seeds";
    String target = setting.runs().size() == 1 ? SweepSetting.report(setting.runs().get(0)) : "#setting-" + setting.number();
    return new ParetoPoint(
        setting.number(), setting.family(), Integer.toString(setting.number()), setting.number() + ": " + setting.text() + seeds
            + told(x, y), target, spot(x, y), control(setting, x, y), atFront, runs);
  }

  private Optional<ParetoPoint.Spot> control(SweepSetting setting, double x, double y) {
    double cx = across.controls(setting.runs()).mean();
    double cy = up.controls(setting.runs()).mean();
    return Double.isFinite(cx) || Double.isFinite(cy) ? Optional.of(spot(Double.isFinite(cx) ? cx : x, Double.isFinite(cy) ? cy : y))
        : Optional.empty();
  }

  private ParetoPoint.Spot spot(double x, double y) {
    return new ParetoPoint.Spot(axes.get(across).place(x), axes.get(up).place(y));
  }

  private String told(double x, double y) {
    return "\n" + up.title() + " " + up.written(y) + "\n" + across.title() + " " + across.written(x);
  }
}

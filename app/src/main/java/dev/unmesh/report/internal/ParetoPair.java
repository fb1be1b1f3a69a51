package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.ParetoChart;
import dev.unmesh.report.chart.ParetoPoint;
import dev.unmesh.report.chart.ParetoScale;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;

/**
 * Quality against one thing bought with it.
 *
 * @param settings that have both figures
 * @param front of those, the ones no other beats
 */
record ParetoPair(SweepFigure quality, SweepFigure bought, List<SweepSetting> settings, List<SweepSetting> front) {
  static ParetoPair of(SweepFigure quality, SweepFigure bought, List<SweepSetting> all) {
    List<SweepSetting> settings = all.stream().filter(s -> s.spread(quality.column()).n() > 0 && s.spread(bought.column()).n() > 0).toList();
    List<double[]> points = settings.stream().map(s -> new double[] {s.spread(bought.column()).mean(), s.spread(quality.column()).mean()}).toList();
    boolean[] beatenByNone = ParetoFront.of(points, bought.better(), quality.better());
    List<SweepSetting> front = new ArrayList<>();
    for (int i = 0; i < beatenByNone.length; i++) {
      if (beatenByNone[i]) {
        front.add(settings.get(i));
      }
    }
    return new ParetoPair(quality, bought, settings, front);
  }

  String picture(String id) {
    List<ParetoPoint> points = settings.stream().map(this::point).toList();
    return ParetoChart.draw(id, quality.title() + " and " + bought.title(), scale(bought), scale(quality), points);
  }

  private ParetoScale scale(SweepFigure figure) {
    double[] values = settings.stream().flatMap(setting -> setting.runs().stream()).mapToDouble(run -> run.figure(figure.column())).filter(Double::isFinite).toArray();
    return new ParetoScale(figure.title(), figure.better() > 0, figure.share(), !figure.share() && ParetoChart.logarithmic(values));
  }

  private ParetoPoint point(SweepSetting setting) {
    List<ParetoPoint.Run> runs = new ArrayList<>();
    for (TrialResult run : setting.runs()) {
      double x = run.figure(bought.column());
      double y = run.figure(quality.column());
      if (Double.isFinite(x) && Double.isFinite(y)) {
        runs.add(new ParetoPoint.Run(x, y, setting.name() + "\nseed " + run.trial().seed() + figures(x, y), SweepSetting.report(run)));
      }
    }
    double x = setting.spread(bought.column()).mean();
    double y = setting.spread(quality.column()).mean();
    String seeds = runs.size() == 1 ? "" : "\nmean of " + runs.size() + " seeds";
    String target = setting.runs().size() == 1 ? SweepSetting.report(setting.runs().get(0)) : "#setting-" + setting.number();
    return new ParetoPoint(
        setting.number(), Integer.toString(setting.number()), setting.number() + ": " + setting.name() + seeds + figures(x, y), target, x, y, front.contains(setting), runs);
  }

  private String figures(double x, double y) {
    return "\n" + quality.title() + " " + quality.written(y) + "\n" + bought.title() + " " + bought.written(x);
  }

  /** What the front says, in a sentence. */
  String sentence() {
    String beaten = front.size() == settings.size() ? "No setting beats another" : "Of " + Numbers.count(settings.size()) + " settings " + Numbers.count(front.size())
        + (front.size() == 1 ? " is" : " are") + " beaten by none";
    return beaten + " in both " + quality.title() + " and " + bought.title() + ": " + Wording.list(front.stream().map(s -> s.number() + " (" + s.name() + ")").toList()) + ".";
  }
}

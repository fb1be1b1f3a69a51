package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureScale;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.table.Spread;
import java.util.List;

/**
 * A figure that settings are held against one another by. One that has a control is not shown of a run without it.
 *
 * @param brief the title in a word
 * @param column in the results; {@code control} the column beside it, empty for none, called {@code beside}
 * @param better 1 if more is better, -1 if less is, 0 if neither
 */
record SweepFigure(String column, String title, String brief, int better, boolean share, FigureScale scale, String control, String beside) {
  private static final double ROUNDING = 1e-12;

  double of(TrialResult run) {
    return control.isEmpty() || Double.isFinite(run.figure(control)) ? run.figure(column) : Double.NaN;
  }

  double control(TrialResult run) {
    return control.isEmpty() ? Double.NaN : run.figure(control);
  }

  Spread spread(List<TrialResult> runs) {
    return Spread.of(runs.stream().mapToDouble(this::of).toArray());
  }

  /** Of those runs whose figure is shown. */
  Spread controls(List<TrialResult> runs) {
    return Spread.of(runs.stream().filter(run -> Double.isFinite(of(run))).mapToDouble(this::control).toArray());
  }

  String written(Spread spread) {
    if (spread.n() == 0) {
      return "–";
    } else if (spread.n() == 1 || spread.sd() <= ROUNDING * Math.abs(spread.mean())) {
      return written(spread.mean());
    }
    return share ? Uncertain.percent(spread) : Uncertain.of(spread);
  }

  /** A number of things to its last digit, anything else to four. */
  String written(double value) {
    boolean whole = scale == FigureScale.COUNT && Math.abs(value) < 1e15 && value == Math.rint(value);
    return share ? Numbers.percentExact(value) : whole ? Numbers.count((long) value) : Numbers.of(value, 4);
  }

  boolean isAxis() {
    return better != 0;
  }
}

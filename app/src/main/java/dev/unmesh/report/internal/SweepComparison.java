package dev.unmesh.report.internal;

import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.table.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Settings of a sweep side by side: the keys in which they differ, then every figure with its control. */
record SweepComparison(List<SweepFigure> figures) {
  ChosenModel of(List<SweepSetting> chosen, String data) {
    List<CompareTable.Row> rows = new ArrayList<>();
    for (String path : SettingNames.differing(chosen.stream().map(SweepSetting::leaves).toList())) {
      rows.add(new CompareTable.Row(path, chosen.stream()
          .map(setting -> new CompareTable.Cell(told(setting.leaves().text(path)), "", false)).toList()));
    }
    figures.forEach(figure -> rows.add(row(figure, chosen)));
    return new ChosenModel(chosen.stream().map(SettingHead::of).toList(), rows, command(chosen), data);
  }

  private static String told(String value) {
    return value.isEmpty() ? "–" : value;
  }

  private static CompareTable.Row row(SweepFigure figure, List<SweepSetting> chosen) {
    List<Double> means = chosen.stream().map(setting -> setting.mean(figure)).toList();
    double best = means.stream().filter(Double::isFinite).mapToDouble(mean -> mean * figure.better()).max().orElse(Double.NaN);
    boolean differ = figure.better() != 0 && means.stream().filter(Double::isFinite).distinct().count() > 1;
    List<CompareTable.Cell> cells = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      cells.add(cell(chosen.get(i), figure, differ && means.get(i) * figure.better() == best));
    }
    return new CompareTable.Row(figure.title(), cells);
  }

  /** A figure of a setting with its control beside it. */
  static CompareTable.Cell cell(SweepSetting setting, SweepFigure figure, boolean best) {
    Spread control = figure.controls(setting.runs());
    return new CompareTable.Cell(figure.written(setting.spread(figure)), control.n() == 0 ? "" : figure.beside() + " "
        + figure.written(control), best);
  }

  private static String command(List<SweepSetting> chosen) {
    return "unmesh compare "
        + chosen.stream().flatMap(setting -> setting.runs().stream()).map(TrialResult::run).collect(Collectors.joining(" "))
            + " --out compare.html";
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Palette;
import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.table.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Settings of a sweep side by side: the keys in which they differ, then every figure with its control. */
record SweepComparison(List<SweepSetting> all, List<SweepFigure> figures) {
  ChosenModel of(List<SweepSetting> chosen) {
    return new ChosenModel(table(chosen), command(chosen), data().toString());
  }

  private CompareTable table(List<SweepSetting> chosen) {
    List<CompareTable.Head> heads = new ArrayList<>();
    for (int i = 0; i < chosen.size(); i++) {
      heads.add(new CompareTable.Head(chosen.get(i).number() + ": " + chosen.get(i).name(), "s" + i % Palette.MODULE_HUES));
    }
    List<CompareTable.Row> rows = new ArrayList<>();
    List<String> keys = all.isEmpty() ? List.of() : all.get(0).keys();
    for (int k = 0; k < keys.size(); k++) {
      int at = k;
      List<String> values = chosen.stream().map(setting -> setting.values().get(at)).toList();
      if (values.stream().distinct().count() > 1) {
        rows.add(new CompareTable.Row(keys.get(k), values.stream().map(value -> new CompareTable.Cell(value, "", false)).toList()));
      }
    }
    figures.forEach(figure -> rows.add(row(figure, chosen)));
    return new CompareTable("setting", heads, rows);
  }

  private static CompareTable.Row row(SweepFigure figure, List<SweepSetting> chosen) {
    List<Double> means = chosen.stream().map(setting -> setting.spread(figure.column()).mean()).toList();
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
    Spread control = figure.control().isEmpty() ? new Spread(0, Double.NaN, Double.NaN) : setting.spread(figure.control());
    return new CompareTable.Cell(
        figure.written(setting.spread(figure.column())), control.n() == 0 ? "" : figure.beside() + " " + figure.written(control), best);
  }

  private static String command(List<SweepSetting> chosen) {
    return "unmesh compare "
        + chosen.stream().flatMap(setting -> setting.runs().stream()).map(TrialResult::run).collect(Collectors.joining(" ")) + " --out compare.html";
  }

  private ObjectNode data() {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    ArrayNode keys = data.putArray("keys");
    all.stream().limit(1).flatMap(setting -> setting.keys().stream()).forEach(keys::add);
    ArrayNode named = data.putArray("figures");
    figures.forEach(figure -> named.addObject().put("title", figure.title()).put("better", figure.better()));
    ArrayNode settings = data.putArray("settings");
    for (SweepSetting setting : all) {
      ObjectNode node = settings.addObject().put("number", setting.number()).put("name", setting.name());
      setting.values().forEach(node.putArray("values")::add);
      setting.runs().stream().map(TrialResult::run).forEach(node.putArray("runs")::add);
      ArrayNode cells = node.putArray("cells");
      for (SweepFigure figure : figures) {
        CompareTable.Cell cell = cell(setting, figure, false);
        double mean = setting.spread(figure.column()).mean();
        cells.addObject().put("text", cell.text()).put("note", cell.note()).put("mean", Double.isFinite(mean) ? (Double) mean : null);
      }
    }
    return data;
  }
}

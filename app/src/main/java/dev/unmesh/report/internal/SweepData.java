package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureAxis;
import dev.unmesh.report.chart.MarkShape;
import dev.unmesh.run.sweep.TrialResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the page's scripts draw from. Values stand as {@code [value, place, beyond, place of the control]} for each axis; null where
 * a setting or run has none.
 */
final class SweepData {
  private static final MathContext DIGITS = new MathContext(7);

  private final List<SweepFigure> figures;
  private final ObjectNode data = JsonNodeFactory.instance.objectNode();

  private SweepData(List<SweepFigure> figures) {
    this.figures = figures;
  }

  static String of(List<SweepScene> scenes, List<SweepSetting> all, List<SweepFigure> figures) {
    SweepData data = new SweepData(figures);
    ArrayNode titles = data.data.putArray("figures");
    figures.forEach(figure -> titles.addObject().put("title", figure.title()).put("better", figure.better()).put("share", figure.share())
        .put("beside", figure.beside()));
    MarkShape.PATHS.forEach(data.data.putArray("shapes")::add);
    ArrayNode paths = data.data.putArray("paths");
    SettingNames.differing(all.stream().map(SweepSetting::leaves).toList()).forEach(paths::add);
    ArrayNode drawn = data.data.putArray("scenes");
    scenes.forEach(scene -> data.scene(scene, drawn.addObject()));
    ArrayNode settings = data.data.putArray("settings");
    for (SweepSetting setting : all) {
      int scene = scenes.stream().map(SweepScene::stage).toList().indexOf(setting.stage());
      data.setting(setting, scene, scene < 0 ? null : scenes.get(scene), settings.addObject());
    }
    return data.data.toString();
  }

  private void scene(SweepScene scene, ObjectNode node) {
    node.put("stage", scene.stage()).put("up", figures.indexOf(scene.up())).put("across", figures.indexOf(scene.across()))
        .put("note", SweepWording.tested(scene));
    ArrayNode axes = node.putArray("axes");
    for (SweepFigure figure : figures) {
      FigureAxis axis = scene.axes().get(figure);
      if (axis == null) {
        axes.addNull();
        continue;
      }
      ObjectNode of = axes.addObject().put("title", axis.title()).put("better", axis.better());
      of.put("note", SweepWording.axis(scene, figure));
      ArrayNode ticks = of.putArray("ticks");
      axis.ticks().forEach(tick -> ticks.addArray().add(rounded(tick.at())).add(tick.text()));
    }
  }

  private void setting(SweepSetting setting, int at, SweepScene scene, ObjectNode node) {
    node.put("number", setting.number()).put("name", setting.text()).put("brief", setting.name().within())
        .put("familyName", setting.name().family());
    node.put("family", setting.family()).put("hue", MarkShape.hue(setting.family())).put("scene", at).put("stage", setting.stage());
    node.put("whole", setting.whole()).put("chosen", setting.chosen());
    ObjectNode leaves = node.putObject("leaves");
    setting.leaves().values().forEach((path, value) -> leaves.put(path, SettingLeaves.written(value)));
    ArrayNode cells = node.putArray("cells");
    for (SweepFigure figure : figures) {
      CompareTable.Cell cell = SweepComparison.cell(setting, figure, false);
      double mean = setting.mean(figure);
      cells.addObject().put("text", cell.text()).put("note", cell.note()).put("mean", Double.isFinite(mean) ? (Double) mean : null);
    }
    if (scene != null) {
      at(node.putArray("at"), scene, setting.runs());
    }
    ArrayNode runs = node.putArray("runs");
    for (TrialResult run : setting.runs()) {
      ObjectNode of = runs.addObject().put("seed", Long.toString(run.trial().seed())).put("run", run.run())
          .put("report", SweepSetting.report(run));
      if (scene != null) {
        at(of.putArray("at"), scene, List.of(run));
      }
    }
  }

  private void at(ArrayNode places, SweepScene scene, List<TrialResult> runs) {
    for (SweepFigure figure : figures) {
      FigureAxis axis = scene.axes().get(figure);
      double value = figure.spread(runs).mean();
      if (axis == null || !Double.isFinite(value)) {
        places.addNull();
        continue;
      }
      FigureAxis.Place place = axis.place(value);
      ArrayNode node = places.addArray().add(rounded(axis.drawn(value))).add(rounded(place.at())).add(place.beyond());
      double control = figure.controls(runs).mean();
      if (Double.isFinite(control)) {
        node.add(rounded(axis.place(control).at()));
      }
    }
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}

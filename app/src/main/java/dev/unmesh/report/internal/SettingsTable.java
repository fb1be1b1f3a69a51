package dev.unmesh.report.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All settings in a table, with the keys in which they differ as far as these are short. */
record SettingsTable(List<SweepScene> scenes, List<SweepFigure> figures) {
  private static final int LONGEST_VALUE = 20;
  private static final int MOST_KEYS = 6;

  SettingsModel of(List<SweepSetting> settings, List<SweepSetting> ticked) {
    List<SettingLeaves> leaves = settings.stream().map(SweepSetting::swept).toList();
    List<String> keys = SettingNames.differing(leaves).stream()
        .filter(path -> leaves.stream().allMatch(of -> of.text(path).length() <= LONGEST_VALUE))
        .filter(path -> leaves.stream().noneMatch(of -> of.isNone(path)))
        .filter(path -> leaves.stream().map(of -> of.text(path)).filter(text -> !text.isEmpty()).distinct().count() > 1).limit(MOST_KEYS)
            .toList();
    Map<Integer, String> fronts = fronts();
    List<SettingsModel.Row> rows = new ArrayList<>();
    for (SweepSetting setting : settings) {
      rows.add(new SettingsModel.Row(
          SettingHead.of(setting), keys.stream().map(setting.swept()::text).toList(),
          figures.stream().map(figure -> SweepComparison.cell(setting, figure, false)).toList(), fronts.getOrDefault(setting.number(), ""),
              ticked.contains(setting)));
    }
    return new SettingsModel(keys.stream().map(SettingNames::last).toList(), figures.stream().map(SweepFigure::title).toList(), rows);
  }

  // by setting: of quality against everything else
  private Map<Integer, String> fronts() {
    Map<Integer, String> fronts = new HashMap<>();
    for (SweepScene scene : scenes) {
      for (SweepFigure figure : scene.axes().keySet()) {
        if (!SweepFigures.isQuality(figure)) {
          scene.front(scene.up(), figure)
              .forEach(setting -> fronts.merge(setting.number(), figure.brief(), (some, more) -> some + ", " + more));
        }
      }
    }
    return fronts;
  }
}

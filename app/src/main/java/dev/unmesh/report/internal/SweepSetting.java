package dev.unmesh.report.internal;

import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.table.Spread;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What trials that differ in nothing but the seed have in common.
 *
 * @param number from 1, the best first
 * @param stage of the sweep, empty if it has none
 * @param family of settings it belongs to, from 0
 * @param swept its values of what is swept
 * @param stated all it sets that is not set alike everywhere
 * @param runs of it that finished, at least one
 * @param chosen why the sweep chose it; empty if it did not
 */
record SweepSetting(
    int number, String stage, SettingName name, int family, SettingLeaves swept, Map<String, JsonNode> stated, List<TrialResult> runs,
        String chosen) {
  SweepSetting {
    runs = List.copyOf(runs);
  }

  Spread spread(SweepFigure figure) {
    return figure.spread(runs);
  }

  double mean(SweepFigure figure) {
    return spread(figure).mean();
  }

  String text() {
    return name.text();
  }

  /** All it sets, value by value. */
  SettingLeaves leaves() {
    return SettingLeaves.of(stated);
  }

  /** All it sets, a key a line. */
  String whole() {
    return stated.entrySet().stream().map(entry -> entry.getKey() + ": " + SettingLeaves.written(entry.getValue()))
        .collect(Collectors.joining("\n"));
  }

  SweepSetting numbered(int at) {
    return new SweepSetting(at, stage, name, family, swept, stated, runs, chosen);
  }

  /** Where a run's report is, from the page. */
  static String report(TrialResult run) {
    return run.run() + "/report.html";
  }
}

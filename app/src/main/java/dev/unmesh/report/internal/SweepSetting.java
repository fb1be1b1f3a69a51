package dev.unmesh.report.internal;

import dev.unmesh.run.sweep.SweepPlan;
import dev.unmesh.run.sweep.SweepPoint;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialResult;
import dev.unmesh.run.table.Spread;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What trials that differ in nothing but the seed have in common.
 *
 * @param number from 1, the best first
 * @param setting its name in the sweep's file; empty in a sweep without
 * @param values of the sweep's keys, in their order
 * @param runs of it that finished, at least one
 * @param trials of it in all
 */
record SweepSetting(int number, String setting, List<String> keys, List<String> values, List<TrialResult> runs, int trials) {
  /** All with a finished run, ranked by a figure. */
  static List<SweepSetting> of(SweepResults results, Optional<SweepFigure> quality) {
    SweepPlan plan = results.plan();
    Map<SweepPoint, List<TrialResult>> by = new LinkedHashMap<>();
    for (TrialResult result : results.trials()) {
      by.computeIfAbsent(result.trial().point(), point -> new ArrayList<>()).add(result);
    }
    List<SweepSetting> settings = new ArrayList<>();
    by.forEach(
        (point, trials) -> {
          List<TrialResult> finished = trials.stream().filter(TrialResult::isFinished).toList();
          if (!finished.isEmpty()) {
            settings.add(new SweepSetting(0, point.setting(), plan.keys(), plan.keys().stream().map(point::value).toList(), finished, trials.size()));
          }
        });
    quality.ifPresent(figure -> settings.sort(Comparator.comparingDouble(setting -> rank(setting.spread(figure.column()).mean(), figure))));
    List<SweepSetting> numbered = new ArrayList<>();
    for (SweepSetting setting : settings) {
      numbered.add(new SweepSetting(numbered.size() + 1, setting.setting, setting.keys, setting.values, setting.runs, setting.trials));
    }
    return numbered;
  }

  private static double rank(double mean, SweepFigure figure) {
    return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : -figure.better() * mean;
  }

  Spread spread(String column) {
    return Spread.of(runs.stream().mapToDouble(run -> run.figure(column)).toArray());
  }

  /** "assignment, rate 0.01, strength 5"; what it has no value for is left out. */
  String name() {
    StringBuilder name = new StringBuilder(setting);
    for (int i = 0; i < keys.size(); i++) {
      if (!values.get(i).isEmpty()) {
        name.append(name.isEmpty() ? "" : ", ").append(last(keys.get(i))).append(' ').append(values.get(i));
      }
    }
    return name.isEmpty() ? "as written" : name.toString();
  }

  static String last(String key) {
    return key.substring(key.lastIndexOf('.') + 1);
  }

  /** Where a run's report is, from the page. */
  static String report(TrialResult run) {
    return run.run() + "/report.html";
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.run.sweep.Choice;
import dev.unmesh.run.sweep.Selection;
import dev.unmesh.run.sweep.Stage;
import dev.unmesh.run.sweep.SweepPoint;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.Trial;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** Brings the trials of a sweep together by setting, and names these. */
final class SweepSettings {
  private final Map<SweepPoint, List<TrialResult>> byPoint = new LinkedHashMap<>();
  private final List<Trial> firsts;
  private final boolean staged;
  private final Optional<Selection> selection;

  private SweepSettings(SweepResults results) {
    this.selection = results.plan().selection().filter(Selection::isMade);
    for (TrialResult result : results.trials()) {
      byPoint.computeIfAbsent(result.trial().point(), point -> new ArrayList<>()).add(result);
    }
    this.firsts = byPoint.values().stream().map(trials -> trials.get(0).trial()).toList();
    this.staged = results.plan().hasStages() && firsts.stream().anyMatch(trial -> trial.stage() == Stage.FINAL);
  }

  /** All with a finished run, the last stage first, ranked by a figure; numbered through. */
  static List<SweepSetting> of(SweepResults results, Optional<SweepFigure> quality) {
    List<SweepSetting> settings = new SweepSettings(results).settings();
    Comparator<SweepSetting> order = Comparator.comparing(SweepSetting::stage);
    settings.sort(quality.map(figure -> order.thenComparingDouble(setting -> rank(setting.mean(figure), figure))).orElse(order));
    List<SweepSetting> numbered = new ArrayList<>();
    settings.forEach(setting -> numbered.add(setting.numbered(numbered.size() + 1)));
    return numbered;
  }

  private static double rank(double mean, SweepFigure figure) {
    return Double.isNaN(mean) ? Double.POSITIVE_INFINITY : -figure.better() * mean;
  }

  private List<SweepSetting> settings() {
    List<SettingLeaves> swept = firsts.stream().map(trial -> SettingLeaves.of(trial.point().values())).toList();
    List<SettingName> names = SettingNames.of(swept, firsts.stream().map(Trial::setting).toList());
    List<String> families = names.stream().map(SettingName::family).distinct().toList();
    Set<String> particular = particular();
    List<SweepSetting> settings = new ArrayList<>();
    int at = 0;
    for (List<TrialResult> trials : byPoint.values()) {
      List<TrialResult> finished = trials.stream().filter(TrialResult::isFinished).toList();
      if (!finished.isEmpty()) {
        Trial first = firsts.get(at);
        Map<String, JsonNode> stated = new LinkedHashMap<>(first.set());
        stated.keySet().retainAll(particular);
        stated.putAll(first.point().values());
        SettingName name = names.get(at);
        String stage = staged ? first.stage().written() : "";
        settings.add(new SweepSetting(0, stage, name, families.indexOf(name.family()), swept.get(at), stated, finished, why(first)));
      }
      at++;
    }
    return settings;
  }

  // why a point was chosen, or what it was chosen as before it was trained again
  private String why(Trial trial) {
    boolean again = trial.stage() == Stage.FINAL;
    return selection.filter(made -> again || made.isChosen(trial.point())).flatMap(made -> made.of(trial.setting())).map(Choice::why)
        .orElse("");
  }

  // keys that are not set alike everywhere
  private Set<String> particular() {
    Set<String> keys = new LinkedHashSet<>();
    firsts.forEach(trial -> keys.addAll(trial.set().keySet()));
    keys.removeIf(key -> firsts.stream().map(trial -> Optional.ofNullable(trial.set().get(key))).distinct().count() < 2);
    return keys;
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.MarkShape;
import dev.unmesh.run.sweep.TrialResult;
import java.util.List;

/**
 * A setting's name with its mark, and where its reports are.
 *
 * @param hue the CSS class of its colour; {@code shape} a path about the origin
 * @param whole all it sets, as one would write it
 * @param chosen why the sweep chose it; empty if it did not
 */
public record SettingHead(int number, String name, String stage, String hue, String shape, String whole, String chosen, List<Run> runs) {
  public SettingHead {
    runs = List.copyOf(runs);
  }

  static SettingHead of(SweepSetting setting) {
    List<Run> runs = setting.runs().stream().map(SettingHead::run).toList();
    return new SettingHead(
        setting.number(), setting.text(), setting.stage(), MarkShape.hue(setting.family()), MarkShape.path(setting.family()),
            setting.whole(), setting.chosen(), runs);
  }

  private static Run run(TrialResult run) {
    return new Run(Long.toString(run.trial().seed()), SweepSetting.report(run));
  }

  /** Its stage, and why it was chosen. */
  public String told() {
    return stage + (stage.isEmpty() || chosen.isEmpty() ? "" : ", ") + (chosen.isEmpty() ? "" : "chosen: " + chosen);
  }

  /** A seed and its report. */
  public record Run(String seed, String report) {}
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialFigures;
import java.util.ArrayList;
import java.util.List;

/** What a sweep came to, at a glance. */
final class SweepSummary {
  private SweepSummary() {}

  static Chapter of(SweepResults results, List<SweepSetting> settings, List<SweepScene> scenes) {
    int open = results.trials().size() - results.finished().size() - results.failed().size();
    String warning = open == 0 ? "" : "This sweep is not finished: " + Wording.plural(open, "trial") + " still to come.";
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("trials finished", Numbers.count(results.finished().size()), "of " + results.trials().size()
        + (results.failed().isEmpty() ? "" : ", " + results.failed().size() + " failed")));
    tiles.add(new Tile("settings", Numbers.count(settings.size()), "with "
        + Wording.plural(settings.stream().mapToInt(s -> s.runs().size()).max().orElse(0), "seed")));
    SweepFigures.quality(results).filter(figure -> !settings.isEmpty()).ifPresent(figure -> {
      SweepSetting best = settings.get(0);
      tiles.add(new Tile("best " + figure.title(), figure.written(best.mean(figure)), best.text()));
    });
    double seconds = results.finished().stream().mapToDouble(run -> run.figure(TrialFigures.SECONDS)).filter(Double::isFinite).sum();
    tiles.add(new Tile("training", Numbers.duration(seconds), "steps alone, all trials"));
    List<String> findings = scenes.stream().limit(1).map(SweepWording::front).toList();
    return new Chapter("summary", "",
        Templates.content("summary.jte", new SummaryModel(warning, tiles, sentences(results, settings), findings)));
  }

  private static List<String> sentences(SweepResults results, List<SweepSetting> settings) {
    List<String> sentences = new ArrayList<>();
    String rule = SweepWording.rule(results, SweepFigures.all(results));
    if (!rule.isEmpty()) {
      sentences.add(rule);
      results.plan().warnings().forEach(warning -> sentences.add("Mind: " + warning + "."));
    } else if (settings.size() > 1) {
      sentences.add("The best of many owes part of its figure to luck: train it again with seeds that were not in the sweep before you rely on it.");
    }
    return sentences;
  }
}

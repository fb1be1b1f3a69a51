package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialFigures;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The page of a sweep: what is worth having, settings side by side, all of them in a table, what failed, and how it was made. */
public final class SweepPage {
  private static final int MOST_CHOSEN = 5;

  private final SweepResults results;
  private final Optional<SweepFigure> quality;
  private final List<SweepSetting> settings;
  private final List<ParetoPair> pairs;
  private final SweepComparison comparison;
  private final List<SweepSetting> chosen;

  private SweepPage(SweepResults results) {
    this.results = results;
    this.quality = SweepFigure.quality(results);
    this.settings = SweepSetting.of(results, quality);
    this.pairs =
        quality.stream().flatMap(figure -> SweepFigure.bought(results).stream().map(bought -> ParetoPair.of(figure, bought, settings)))
            .filter(pair -> pair.settings().size() > 1).toList();
    this.comparison = new SweepComparison(settings, SweepFigure.all(results));
    this.chosen = (pairs.isEmpty() ? settings : pairs.get(0).front()).stream().limit(MOST_CHOSEN).toList();
  }

  /** @param command how to make it again; {@code stated} the sweep's file, as text */
  public static Page of(SweepResults results, String command, String stated) {
    SweepPage page = new SweepPage(results);
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(page.summary());
    if (!page.pairs.isEmpty()) {
      chapters.add(new Chapter("front", "What is worth having", Templates.content("pareto.jte", page.pareto())));
    }
    if (!page.settings.isEmpty()) {
      chapters.add(new Chapter("side-by-side", "Side by side", Templates.content("chosen.jte", page.comparison.of(page.chosen))));
      chapters.add(new Chapter("settings", "Settings", Templates.content("settings.jte", page.table())));
    }
    page.failed().ifPresent(chapters::add);
    RecipeModel made = new RecipeModel(Optional.of(command + (stated.isEmpty() ? "" : "\n\n" + stated)), List.of());
    chapters.add(new Chapter("made", "How it was made", Templates.content("recipe.jte", made)));
    return new Page("Sweep", page.title(), page.extent() + ".", chapters, "", Assets.SWEEP);
  }

  private String title() {
    return results.plan().file().getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private String extent() {
    int trials = results.trials().size();
    return Wording.plural(trials, "trial") + (results.plan().keys().isEmpty() ? "" : " over " + Wording.list(results.plan().keys()));
  }

  private Chapter summary() {
    int open = results.trials().size() - results.finished().size() - results.failed().size();
    String warning = open == 0 ? "" : "This sweep is not finished: " + Wording.plural(open, "trial") + " still to come.";
    List<Tile> tiles = new ArrayList<>();
    tiles.add(new Tile("trials finished", Numbers.count(results.finished().size()), "of " + results.trials().size() + (results.failed().isEmpty() ? "" : ", " + results.failed().size() + " failed")));
    tiles.add(new Tile("settings", Numbers.count(settings.size()), "with " + Wording.plural(settings.stream().mapToInt(s -> s.runs().size()).max().orElse(0), "seed")));
    if (quality.isPresent() && !settings.isEmpty()) {
      SweepSetting best = settings.get(0);
      tiles.add(new Tile("best " + quality.get().title(), quality.get().written(best.spread(quality.get().column()).mean()), best.number() + ": " + best.name()));
    }
    double seconds = results.finished().stream().mapToDouble(run -> run.figure(TrialFigures.SECONDS)).filter(Double::isFinite).sum();
    tiles.add(new Tile("training", Numbers.duration(seconds), "steps alone, all trials"));
    List<String> findings = pairs.stream().limit(1).map(ParetoPair::sentence).toList();
    List<String> sentences = settings.size() < 2 ? List.of() : List.of(
        "The best of many owes part of its figure to luck: train it again with seeds that were not in the sweep before you rely on it.");
    return new Chapter("summary", "", Templates.content("summary.jte", new SummaryModel(warning, tiles, sentences, findings)));
  }

  private ParetoModel pareto() {
    List<ParetoModel.Option> options = new ArrayList<>();
    for (ParetoPair pair : pairs) {
      options.add(new ParetoModel.Option(pair.bought().title(), pair.picture("pareto-" + options.size()), pair.sentence()));
    }
    List<Key> keys = new ArrayList<>(List.of(new Key("front-key", "beaten by none in both"), new Key("ring-mark-key", "another setting")));
    if (settings.stream().anyMatch(setting -> setting.runs().size() > 1)) {
      keys.add(new Key("run-key", "its seeds, each linked to its report"));
    }
    return new ParetoModel(options, keys);
  }

  private SettingsModel table() {
    List<SweepFigure> figures = SweepFigure.all(results);
    List<SettingsModel.Row> rows = new ArrayList<>();
    for (SweepSetting setting : settings) {
      String fronts = pairs.stream().filter(pair -> pair.front().contains(setting)).map(pair -> pair.bought().brief()).collect(Collectors.joining(", "));
      List<SettingsModel.Run> runs =
          setting.runs().stream().map(run -> new SettingsModel.Run(Long.toString(run.trial().seed()), SweepSetting.report(run))).toList();
      rows.add(new SettingsModel.Row(
          setting.number(), setting.values(), figures.stream().map(figure -> SweepComparison.cell(setting, figure, false)).toList(), fronts, runs,
          chosen.contains(setting)));
    }
    return new SettingsModel(
        results.plan().keys().stream().map(SweepSetting::last).toList(), figures.stream().map(SweepFigure::title).toList(), rows);
  }

  private Optional<Chapter> failed() {
    List<List<String>> rows = new ArrayList<>();
    for (TrialResult trial : results.failed()) {
      rows.add(List.of(trial.trial().name(), trial.error()));
    }
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(new Chapter("failed", "Failed", Templates.content("card.jte", new Table(List.of("trial", "its last words"), rows))));
  }
}

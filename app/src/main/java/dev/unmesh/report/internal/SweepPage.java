package dev.unmesh.report.internal;

import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The page of a sweep: what is worth having, settings side by side, all of them in a table, what failed, and how it was made. */
public final class SweepPage {
  private static final int MOST_CHOSEN = 5;

  private final SweepResults results;
  private final List<SweepFigure> figures;
  private final List<SweepSetting> settings;
  private final List<SweepScene> scenes;
  private final List<SweepSetting> chosen;

  private SweepPage(SweepResults results) {
    this.results = results;
    this.figures = SweepFigures.all(results);
    this.settings = SweepSettings.of(results, SweepFigures.quality(results));
    String by = results.plan().selection().map(selection -> selection.rule().by()).orElse("");
    this.scenes = settings.stream().map(SweepSetting::stage).distinct()
        .flatMap(stage -> SweepScene.of(stage, settings.stream().filter(setting -> setting.stage().equals(stage)).toList(), figures, by)
            .stream()).toList();
    this.chosen = (scenes.isEmpty() ? settings : scenes.get(0).front()).stream().limit(MOST_CHOSEN).toList();
  }

  /** @param command how to make it again; {@code stated} the sweep's file, as text */
  public static Page of(SweepResults results, String command, String stated) {
    SweepPage page = new SweepPage(results);
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(SweepSummary.of(results, page.settings, page.scenes));
    if (!page.scenes.isEmpty()) {
      chapters.add(new Chapter("front", "What is worth having", Templates.content("pareto.jte", page.pareto(page.scenes.get(0)))));
    }
    if (!page.settings.isEmpty()) {
      ChosenModel chosen = new SweepComparison(page.figures).of(page.chosen, SweepData.of(page.scenes, page.settings, page.figures));
      chapters.add(new Chapter("side-by-side", "Side by side", Templates.content("chosen.jte", chosen)));
      SettingsModel table = new SettingsTable(page.scenes, page.figures).of(page.settings, page.chosen);
      chapters.add(new Chapter("settings", "Settings", Templates.content("settings.jte", table)));
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

  private ParetoModel pareto(SweepScene first) {
    List<ParetoModel.Family> families = new ArrayList<>();
    for (SweepSetting setting : settings) {
      if (families.stream().noneMatch(family -> family.at() == setting.family()) && !setting.name().family().isEmpty()) {
        SettingHead head = SettingHead.of(setting);
        families.add(new ParetoModel.Family(setting.family(), setting.name().family(), head.hue(), head.shape()));
      }
    }
    families.sort((a, b) -> Integer.compare(a.at(), b.at()));
    List<String> notes =
        Stream.concat(Stream.of(SweepWording.tested(first)), Stream.of(first.up(), first.across())
            .map(figure -> SweepWording.axis(first, figure)))
            .filter(note -> !note.isEmpty()).toList();
    return new ParetoModel(
        scenes.stream().map(SweepScene::stage).toList(), families.size() > 1 ? families : List.of(), first.picture("pareto-0"),
            SweepWording.front(first), notes,
        SweepWording.same(first, figures), settings.stream().anyMatch(setting -> setting.runs().size() > 1), figures.stream()
            .anyMatch(figure -> !figure.control().isEmpty()),
        settings.stream().anyMatch(setting -> !setting.chosen().isEmpty()));
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

package dev.unmesh.run.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a sweep is made of.
 *
 * @param file that states it
 * @param keys what trials of one setting differ in, seeds aside
 * @param trials the first seed of every point first, so that half a sweep says something
 */
public record SweepPlan(Path file, List<String> keys, List<Trial> trials) {
  /** The key that says which recipe, where a sweep has several. */
  static final String RECIPE = "recipe";

  public SweepPlan {
    keys = List.copyOf(keys);
    trials = List.copyOf(trials);
  }

  /**
   * Reads a sweep and resolves every trial's recipe.
   *
   * @param overrides {@code key=value}, over what the file sets
   * @throws dev.unmesh.run.recipe.RecipeException if the file or a recipe does not hold together, with the line that is to blame
   */
  public static SweepPlan of(Path path, List<String> overrides) {
    SweepFile file = SweepFile.read(path);
    List<Trial> trials = new TrialPlanner(file, overrides).tuning();
    boolean several = file.settings().stream().anyMatch(setting -> setting.recipes().size() > 1);
    Set<String> keys = new LinkedHashSet<>(several ? List.of(RECIPE) : List.of());
    file.settings().forEach(setting -> keys.addAll(setting.space().names()));
    return new SweepPlan(path, List.copyOf(keys), trials);
  }

  /** Whether its settings have names. */
  public boolean hasSettings() {
    return trials.stream().anyMatch(trial -> !trial.setting().isEmpty());
  }

  /** Names of its settings, in the file's order; none in a sweep without. */
  public List<String> settings() {
    return trials.stream().map(Trial::setting).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /**
   * The same with trials called as their directories are that are there already: what a trial is called may change, what it is does not.
   */
  public SweepPlan in(SweepFolder folder) {
    FoundTrials found = FoundTrials.of(folder);
    List<Trial> named = new ArrayList<>();
    trials.forEach(trial -> named.add(trial.withName(found.name(trial))));
    return new SweepPlan(file, keys, named);
  }
}

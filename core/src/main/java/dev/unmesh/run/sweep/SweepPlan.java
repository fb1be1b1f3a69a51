package dev.unmesh.run.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a sweep is made of, as far as that is known.
 *
 * @param file that states it
 * @param keys what trials of one setting differ in, seeds aside
 * @param trials the first seed of every point first, so that half a sweep says something; those of the final stage last
 * @param selection the choice among them; empty in a sweep that makes none
 */
public record SweepPlan(Path file, List<String> keys, List<Trial> trials, Optional<Selection> selection) {
  /** The key that says which recipe, where a sweep has several. */
  static final String RECIPE = "recipe";

  public SweepPlan {
    keys = List.copyOf(keys);
    trials = List.copyOf(trials);
  }

  /** Of a sweep in which nothing is chosen. */
  public SweepPlan(Path file, List<String> keys, List<Trial> trials) {
    this(file, keys, trials, Optional.empty());
  }

  /**
   * Reads a sweep's first stage; {@link StagedSweep} knows the others.
   *
   * @param overrides {@code key=value}, over what the file sets
   * @throws dev.unmesh.run.recipe.RecipeException if the file or a recipe does not hold together, with the line that is to blame
   */
  public static SweepPlan of(Path path, List<String> overrides) {
    return StagedSweep.of(path, overrides).tuning();
  }

  /** Whether its settings have names. */
  public boolean hasSettings() {
    return trials.stream().anyMatch(trial -> !trial.setting().isEmpty());
  }

  /** Names of its settings, in the file's order; none in a sweep without. */
  public List<String> settings() {
    return trials.stream().map(Trial::setting).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /** Whether a choice is still to be made when its trials have ended. */
  public boolean isOpen() {
    return selection.isPresent() && !selection.get().isMade();
  }

  /** Whether trials are of a stage: whether something is chosen among them. */
  public boolean hasStages() {
    return selection.isPresent();
  }

  /** What the places of trials are called: "setting" if settings have names, "stage" if there are several. */
  public List<String> places() {
    return Stream.of(hasSettings() ? "setting" : "", hasStages() ? "stage" : "").filter(head -> !head.isEmpty()).toList();
  }

  /** A trial's, one for each of {@link #places()}. */
  public List<String> place(Trial trial) {
    return places().stream().map(head -> head.equals("setting") ? trial.setting() : trial.stage().written()).toList();
  }

  /** What makes its choice or its final figures worth less than they look, in sentences without a capital; none where nothing is chosen. */
  public List<String> warnings() {
    return selection.map(choice -> ChoiceWarnings.of(this, choice)).orElse(List.of());
  }

  SweepPlan with(List<Trial> more, Optional<Selection> choice) {
    List<Trial> all = new ArrayList<>(trials);
    all.addAll(more);
    return new SweepPlan(file, keys, all, choice);
  }

  /**
   * The same with trials called as their directories are that are there already: what a trial is called may change, what it is does not.
   */
  public SweepPlan in(SweepFolder folder) {
    FoundTrials found = FoundTrials.of(folder);
    return new SweepPlan(file, keys, trials.stream().map(trial -> trial.withName(found.name(trial))).toList(), selection);
  }
}

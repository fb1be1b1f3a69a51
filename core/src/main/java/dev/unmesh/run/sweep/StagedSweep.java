package dev.unmesh.run.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A sweep whose trials may depend on how others of it end: settings are tuned, one point of each is chosen, and that is trained again. What
 * there is to do follows from the sweep's file and from what has ended, at any time and in any process.
 */
public final class StagedSweep {
  private final SweepFile file;
  private final TrialPlanner planner;
  private final SweepPlan tuning;
  private final SweepPlan rehearsal;

  private StagedSweep(SweepFile file, List<String> overrides) {
    this.file = file;
    this.planner = new TrialPlanner(file, overrides);
    boolean several = file.settings().stream().anyMatch(setting -> setting.recipes().size() > 1);
    Set<String> keys = new LinkedHashSet<>(several ? List.of(SweepPlan.RECIPE) : List.of());
    file.settings().forEach(setting -> keys.addAll(setting.space().names()));
    Optional<Selection> selection = file.choose().map(rule -> Selection.open(rule, file.last().isPresent()));
    this.tuning = new SweepPlan(file.path(), List.copyOf(keys), planner.tuning(), selection);
    Map<String, List<Trial>> firsts = new LinkedHashMap<>();
    tuning.trials().forEach(trial -> firsts.putIfAbsent(trial.setting(), List.of(trial)));
    this.rehearsal = tuning.with(again(List.copyOf(firsts.values())), selection);
  }

  /**
   * Reads a sweep and resolves every trial's recipe.
   *
   * @param overrides {@code key=value}, over what the file sets
   * @throws dev.unmesh.run.recipe.RecipeException if the file or a recipe does not hold together, with the line that is to blame
   */
  public static StagedSweep of(Path path, List<String> overrides) {
    return new StagedSweep(SweepFile.read(path), overrides);
  }

  /** The trials that come first. */
  public SweepPlan tuning() {
    return tuning;
  }

  /** All trials there could be as far as their recipes are concerned: as if the first point of every setting had been chosen. */
  public SweepPlan rehearsal() {
    return rehearsal;
  }

  /**
   * What is known to be made by now: as soon as all trials of the first stage have ended, the choice and what follows from it.
   *
   * @param retries how often a trial that failed is tried again before it has ended
   */
  public SweepPlan plan(SweepFolder folder, int retries) {
    SweepPlan first = tuning.in(folder);
    SweepResults results = new Ledger(first, folder, retries).results();
    return file.choose().isPresent() && results.isComplete() ? after(results).in(folder) : first;
  }

  /** @param results of the first stage, all of which has ended */
  SweepPlan after(SweepResults results) {
    SweepPlan plan = results.plan();
    Selection selection = new Chooser(file.choose().orElseThrow()).choose(file.last().isPresent(), results.trials());
    List<List<Trial>> chosen = new ArrayList<>();
    for (Choice choice : selection.choices()) {
      chosen.add(plan.trials().stream().filter(trial -> trial.point().equals(choice.chosen().point())).toList());
    }
    return plan.with(again(chosen), Optional.of(selection));
  }

  private List<Trial> again(List<List<Trial>> chosen) {
    return file.last().map(stage -> planner.again(stage, chosen)).orElse(List.of());
  }
}

package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.Recipes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What makes a sweep's choice or its final figures worth less than they look. */
final class ChoiceWarnings {
  /** Figures that are the same whatever examples a network is tested on. */
  private static final Set<String> UNTESTED =
      Set.of(
          "trainAccuracy", "trainLoss", TrialFigures.CLUSTERABILITY, "clusterabilityShuffled", TrialFigures.NEWMAN_Q, "newmanQShuffled",
          TrialFigures.CUT, "normalisedCutShuffled", TrialFigures.ALIVE, "edges", "weights", TrialFigures.MULTIPLICATIONS, "wiringCost",
          "steps", TrialFigures.SECONDS);

  private ChoiceWarnings() {}

  static List<String> of(SweepPlan plan, Selection selection) {
    List<String> warnings = new ArrayList<>();
    List<Trial> tuning = plan.trials().stream().filter(trial -> trial.stage() == Stage.TUNING).toList();
    List<Trial> last = plan.trials().stream().filter(trial -> trial.stage() == Stage.FINAL).toList();
    if (looksAtTests(selection.rule()) && tuning.stream().anyMatch(trial -> heldOut(trial) == 0)) {
      warnings.add(
          "the choice is made on test examples, so that test figures of what is chosen owe part to luck: where a task has 'heldOut', set"
              + " task.heldOut for tuning, and 0 in 'final'");
    }
    if (last.stream().anyMatch(trial -> heldOut(trial) > 0)) {
      warnings.add("the final stage is tested on held-out training examples and not on test examples: set 'task.heldOut: 0' in 'final'");
    }
    Set<String> names = new HashSet<>(tuning.stream().map(Trial::name).toList());
    long same = last.stream().filter(trial -> names.contains(trial.name())).count();
    if (same > 0) {
      String of = same + " of the final stage's " + last.size() + " trials";
      warnings.add(of + " are runs that were chosen by: give 'final' other seeds or keys");
    }
    return warnings;
  }

  private static boolean looksAtTests(ChoiceRule rule) {
    return Stream.concat(Stream.of(rule.by()), rule.within().keySet().stream())
        .anyMatch(column -> !UNTESTED.contains(column.replaceFirst("\\..*", "")));
  }

  private static long heldOut(Trial trial) {
    return Recipes.tree(trial.recipe()).at("/task/heldOut").asLong(0);
  }
}

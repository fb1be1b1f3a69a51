package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureAxis;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.run.sweep.ChoiceRule;
import dev.unmesh.run.sweep.Selection;
import dev.unmesh.run.sweep.SweepResults;
import dev.unmesh.run.sweep.TrialResult;
import java.util.ArrayList;
import java.util.List;

/** What the page of a sweep says in words. */
final class SweepWording {
  private SweepWording() {}

  /** What one must know to read an axis; empty for nothing. */
  static String axis(SweepScene scene, SweepFigure figure) {
    FigureAxis axis = scene.axes().get(figure);
    List<String> notes = new ArrayList<>();
    if (axis.toOne()) {
      notes.add(Wording.capital(figure.title()) + " comes close to 1, so what is left to 1 is drawn, by logarithm"
          + (axis.zeros() ? "; exactly 1 stands at the margin as 0." : "."));
    } else if (axis.axis().logarithmic()) {
      notes.add(Wording.capital(figure.title()) + " is drawn by logarithm" + (axis.zeros() ? "; 0 stands at the margin." : "."));
    }
    List<String> beyond = new ArrayList<>();
    for (SweepSetting setting : scene.settings()) {
      List<TrialResult> runs = setting.runs().stream().filter(run -> axis.isBeyond(figure.of(run))).toList();
      runs.forEach(run -> beyond.add(setting.text() + (setting.runs().size() > 1 ? ", seed " + run.trial().seed() : "") + " ("
          + figure.written(figure.of(run)) + ")"));
    }
    if (!beyond.isEmpty()) {
      notes.add("At the margin, with an arrow, as the axis would show little else: " + Wording.plural(beyond.size(), "run") + " whose "
          + figure.title()
          + " lies further from the others’ than five times what these span: " + Wording.list(beyond) + ".");
    }
    return String.join(" ", notes);
  }

  /** What a scene's test figures are of, where they are not of test examples; empty otherwise. */
  static String tested(SweepScene scene) {
    List<TrialResult> runs = scene.settings().stream().flatMap(setting -> setting.runs().stream()).toList();
    long heldOut = runs.stream().filter(run -> Recipes.tree(run.trial().recipe()).at("/task/heldOut").asLong(0) > 0).count();
    String whose = heldOut == runs.size() ? "Test figures here are" : "Test figures of " + Numbers.count(heldOut) + " of these "
        + Wording.plural(runs.size(), "run") + " are";
    return heldOut == 0 ? "" : whose + " of training examples held out to choose by, not of test examples.";
  }

  /** By what rule settings were chosen; empty if none were. */
  static String rule(SweepResults results, List<SweepFigure> figures) {
    return results.plan().selection().filter(Selection::isMade).map(selection -> {
      ChoiceRule rule = selection.rule();
      List<String> within = new ArrayList<>();
      rule.within().forEach((column, distance) -> within.add(Numbers.tick(distance) + " of its best " + title(column, figures)));
      return "Of each setting that is chosen which has the " + (rule.more() ? "most " : "least ") + title(rule.by(), figures)
          + (within.isEmpty() ? "" : " among those within " + Wording.list(within)) + (selection.again() ? ", and trained again." : ".");
    }).orElse("");
  }

  private static String title(String column, List<SweepFigure> figures) {
    return figures.stream().filter(figure -> figure.column().equals(column)).map(SweepFigure::title).findFirst().orElse(column);
  }

  /** What the front says, in a sentence. */
  static String front(SweepScene scene) {
    List<SweepSetting> front = scene.front();
    return "Of " + Wording.plural(scene.settings().size(), "setting") + " " + Numbers.count(front.size())
        + (front.size() == 1 ? " is" : " are") + " beaten by none in both "
        + scene.up().title() + " and " + scene.across().title() + ": " + Wording.list(front.stream().map(SweepSetting::text).toList())
            + ".";
  }

  /** Figures in which a scene's runs do not differ, with their value; empty for none. */
  static String same(SweepScene scene, List<SweepFigure> figures) {
    List<String> same = figures.stream().filter(figure -> figure.isAxis() && !scene.axes().containsKey(figure))
        .filter(figure -> scene.settings().stream().anyMatch(setting -> Double.isFinite(setting.mean(figure))))
        .map(figure -> figure.title() + " "
            + figure.written(scene.settings().stream().mapToDouble(setting -> setting.mean(figure)).filter(Double::isFinite).findFirst()
            .orElse(Double.NaN)))
        .toList();
    return same.isEmpty() ? "" : "The same in every run, so no axis: " + Wording.list(same) + ".";
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.FigureAxis;
import dev.unmesh.report.chart.Numbers;
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
      notes.add(Wording.capital(figure.title()) + " comes close to 1, so what is left to 1 is drawn, by logarithm" + (axis.zeros() ? "; exactly 1 stands at the margin as 0." : "."));
    } else if (axis.axis().logarithmic()) {
      notes.add(Wording.capital(figure.title()) + " is drawn by logarithm" + (axis.zeros() ? "; 0 stands at the margin." : "."));
    }
    List<String> beyond = new ArrayList<>();
    for (SweepSetting setting : scene.settings()) {
      List<TrialResult> runs = setting.runs().stream().filter(run -> axis.isBeyond(figure.of(run))).toList();
      runs.forEach(run -> beyond.add(setting.text() + (setting.runs().size() > 1 ? ", seed " + run.trial().seed() : "") + " (" + figure.written(figure.of(run)) + ")"));
    }
    if (!beyond.isEmpty()) {
      notes.add("At the margin, with an arrow, as the axis would show little else: " + Wording.plural(beyond.size(), "run") + " whose " + figure.title()
          + " lies further from the others’ than five times what these span: " + Wording.list(beyond) + ".");
    }
    return String.join(" ", notes);
  }

  /** What the front says, in a sentence. */
  static String front(SweepScene scene) {
    List<SweepSetting> front = scene.front();
    return "Of " + Wording.plural(scene.settings().size(), "setting") + " " + Numbers.count(front.size()) + (front.size() == 1 ? " is" : " are") + " beaten by none in both "
        + scene.up().title() + " and " + scene.across().title() + ": " + Wording.list(front.stream().map(SweepSetting::text).toList()) + ".";
  }

  /** Figures in which a scene's runs do not differ, with their value; empty for none. */
  static String same(SweepScene scene, List<SweepFigure> figures) {
    List<String> same = figures.stream().filter(figure -> figure.isAxis() && !scene.axes().containsKey(figure))
        .filter(figure -> scene.settings().stream().anyMatch(setting -> Double.isFinite(setting.mean(figure))))
        .map(figure -> figure.title() + " " + figure.written(scene.settings().stream().mapToDouble(setting -> setting.mean(figure)).filter(Double::isFinite).findFirst().orElse(Double.NaN)))
        .toList();
    return same.isEmpty() ? "" : "The same in every run, so no axis: " + Wording.list(same) + ".";
  }
}

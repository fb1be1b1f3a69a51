package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.report.SpecialisationView;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Whether modules are specialised in classes, in sentences. */
final class SpecialisationWording {
  private static final double UNLIKELY = .05;

  private SpecialisationWording() {}

  static String heading(Specialisation own) {
    boolean active = own.layers().stream().anyMatch(layer -> isMore(layer.mutualInformation()));
    boolean needed = isMore(own.causalGap());
    if (active && needed) {
      return "The modules serve different classes: active for them, and needed by them, more than random splits of the same sizes.";
    }
    if (active) {
      return "Modules are active for different classes, but a class needs its own no more than under random splits of the same sizes.";
    }
    return needed
        ? "A class needs its own module more than under random splits of the same sizes, though which is the most active tells no more."
        : "The modules are no more specialised in classes than random splits of the same sizes.";
  }

  private static boolean isMore(Controlled figure) {
    return figure.p() <= UNLIKELY;
  }

  static List<String> sentences(SpecialisationView view) {
    List<String> sentences = new ArrayList<>();
    sentences.add(figures("Here", view.own()));
    view.other().ifPresent(other -> sentences.add(figures("In " + view.run(), other)));
    sentences.add(
        "Owners were read on " + Wording.plural(view.own().ownerExamples(), "example") + ", damage was measured on "
            + Numbers.count(view.own().damageExamples()) + " others; beside every figure stand "
            + Wording.plural(view.own().draws(), "random split") + " of the same sizes.");
    return sentences;
  }

  private static String figures(String where, Specialisation of) {
    Specialisation.Layer last = of.layers().get(of.layers().size() - 1);
    return where + " (" + of.origin() + "), the most active of " + Wording.plural(of.modules(), "module") + " in " + last.name() + " tells "
        + Numbers.of(last.mutualInformation().value()) + " nats of the class (random splits " + Numbers.of(last.mutualInformation().mean())
        + ", p = " + Numbers.of(last.mutualInformation().p(), 2) + "; all there is to tell would be "
        + Numbers.of(Math.log(Math.min(of.modules(), Math.max(1, of.classes().size())))) + "), and switching off a class’s owner costs it "
        + points(of.causalGap().value()) + " more than switching off another module (random splits " + points(of.causalGap().mean())
        + ", p = " + Numbers.of(of.causalGap().p(), 2) + ").";
  }

  private static String points(double share) {
    return Double.isNaN(share) ? "–" : Numbers.fixed(share * 100, 1) + " points";
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.interpret.specialise.Controlled;
import dev.unmesh.interpret.specialise.Specialisation;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.SpecialisationTable.Figure;

/** What the figures of specialisation are called, and whether modules are specialised, in a sentence. */
final class SpecialisationWording {
  private static final double UNLIKELY = .05;
  private static final double POINTS = 100;

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

  static String id(Figure figure) {
    return switch (figure) {
      case MUTUAL_INFORMATION -> "information";
      case OWNERS -> "owners";
      case CAUSAL_GAP -> "gap";
    };
  }

  static String title(Figure figure) {
    return switch (figure) {
      case MUTUAL_INFORMATION -> "What the most active module tells of the class";
      case OWNERS -> "How many modules own classes";
      case CAUSAL_GAP -> "What a class loses with its owner";
    };
  }

  /** The title where there is little room. */
  static String brief(Figure figure) {
    return switch (figure) {
      case MUTUAL_INFORMATION -> "MI, nats";
      case OWNERS -> "owners";
      case CAUSAL_GAP -> "causal gap, points";
    };
  }

  static String what(Figure figure) {
    return switch (figure) {
      case MUTUAL_INFORMATION ->
          "Mutual information of the class and the most active module, in nats; random splits share the estimate’s upward bias.";
      case OWNERS -> "Effective number of owners: a class belongs to the module that is the most active for most of its examples.";
      case CAUSAL_GAP ->
          "Class accuracy lost when its owner is switched off less that lost with another module, in percentage points. Owners are chosen by"
              + " activity on the other half of the examples, never by damage.";
    };
  }

  /** What the page multiplies a figure by. */
  static double scale(Figure figure) {
    return figure == Figure.CAUSAL_GAP ? POINTS : 1;
  }

  static String points(double share) {
    return Double.isNaN(share) ? "–" : Numbers.fixed(share * POINTS, 1) + " points";
  }
}

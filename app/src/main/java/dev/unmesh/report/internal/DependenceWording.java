package dev.unmesh.report.internal;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What dependence on modules means, in sentences. */
final class DependenceWording {
  static final String TITLE = "Dependence on modules";

  private DependenceWording() {}

  static List<String> lead(Dependence found) {
    List<String> lead = new ArrayList<>();
    lead.add("Of " + Wording.plural(found.asked(), "answer") + " in " + Wording.plural(found.sequences(), "example") + " the network gives "
        + Numbers.count(found.right()) + " right (" + Numbers.percent((double) found.right() / found.asked()) + "). Such an answer depends on a module "
        + "of a layer if it turns wrong when that module alone is switched off; or, with one module alone, if that module does not keep it right.");
    lead.add("The " + found.modules() + " modules are " + modules(found) + ". Errors are standard errors over examples, from "
        + Numbers.count(found.resamples()) + " resamples of them.");
    if (found.draws() > 0) {
      lead.add("The control switches as many neurons, dealt out at random, " + Wording.plural(found.draws(), "time")
          + ": only what differs from that is the modules’ doing. A matrix without modules loses more when rows and columns go, hence the rule of rows only.");
    }
    return lead;
  }

  /** What came of it in one layer. */
  static String outcome(Dependence found, Dependence.Layer layer) {
    return Wording.capital(layer.name()) + ": with one module off at a time a right answer depends on " + mean(found, layer.rule(ModuleMask.OFF))
        + "; by rows only on " + mean(found, layer.rule(ModuleMask.ROWS_OFF)) + ".";
  }

  private static String mean(Dependence found, Dependence.Rule rule) {
    return Numbers.fixed(rule.shares().mean(), 2) + " modules on average"
        + (found.draws() > 0 ? " (random split " + Numbers.fixed(rule.control().mean(), 2) + ")" : "");
  }

  private static String modules(Dependence found) {
    return switch (found.partition()) {
      case "own" -> "the run’s own";
      case "found" -> "found in each layer’s weights";
      default -> "equal consecutive blocks";
    };
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.ControlledBars;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many modules right answers depend on, layer by layer, beside random splits of the same sizes. */
final class DependenceChapter {
  private static final int MOST_LAYERS = 6;
  private static final String OFF = "one off";
  private static final String ROWS = "one off, rows only";

  private DependenceChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.dependence().map(found -> new Chapter(
        "dependence", DependenceWording.TITLE, Templates.content("dependence.jte", model(found))));
  }

  private static DependenceModel model(Dependence found) {
    List<Figure> figures = new ArrayList<>();
    for (Dependence.Layer layer : found.layers().subList(0, Math.min(MOST_LAYERS, found.layers().size()))) {
      String id = "dependence-" + figures.size();
      figures.add(off(id, found, layer));
      figures.add(alone(id + "-alone", found, layer));
    }
    List<String> lead = new ArrayList<>(DependenceWording.lead(found));
    found.layers().stream().limit(MOST_LAYERS).map(layer -> DependenceWording.outcome(found, layer)).forEach(lead::add);
    if (found.layers().size() > MOST_LAYERS) {
      lead.add("Charts show the first " + MOST_LAYERS + " of " + found.layers().size() + " layers, the table all.");
    }
    return new DependenceModel(lead, figures, DependenceTables.of(found));
  }

  private static Figure off(String id, Dependence found, Dependence.Layer layer) {
    String title = Wording.capital(layer.name()) + ", one module off";
    String what = "Share of the right answers, in %, that turn wrong when so many of the modules are off, one at a time.";
    String svg = ControlledBars.draw(id, title, what, OFF, ROWS, pairs(layer.rule(ModuleMask.OFF), layer.rule(ModuleMask.ROWS_OFF)));
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", OFF), new Key("block-key there", ROWS)));
    control(found).ifPresent(keys::add);
    return new Figure("curve", title, svg, what + silenced(layer), Optional.empty()).withKeys(keys);
  }

  private static String silenced(Dependence.Layer layer) {
    return " Off sets " + Numbers.percent(layer.rule(ModuleMask.OFF).silenced()) + " of the weights to zero, rows only "
        + Numbers.percent(layer.rule(ModuleMask.ROWS_OFF).silenced()) + ".";
  }

  private static Figure alone(String id, Dependence found, Dependence.Layer layer) {
    String title = Wording.capital(layer.name()) + ", one module alone";
    String what = "Share of the right answers, in %, that so many of the modules do not keep right alone.";
    String svg = ControlledBars.draw(id, title, what, "one alone", "", pairs(layer.rule(ModuleMask.ON), null));
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", "one alone")));
    control(found).ifPresent(keys::add);
    return new Figure("curve", title, svg, what, Optional.empty()).withKeys(keys);
  }

  private static Optional<Key> control(Dependence found) {
    return found.draws() == 0 ? Optional.empty() : Optional.of(new Key("control-key", "random split, mean ± sd of " + found.draws()));
  }

  /** Bars by the number of modules. @param other may be null */
  static List<ControlledBars.Pair> pairs(Dependence.Rule own, Dependence.Rule other) {
    List<ControlledBars.Pair> pairs = new ArrayList<>();
    for (int j = 0; j < own.shares().all().length; j++) {
      pairs.add(new ControlledBars.Pair(Integer.toString(j), bar(own, j), other == null ? null : bar(other, j)));
    }
    return pairs;
  }

  private static ControlledBars.Bar bar(Dependence.Rule rule, int count) {
    double sd = rule.controlSd().all()[count];
    return new ControlledBars.Bar(100 * rule.shares().all()[count], 100 * rule.control().all()[count], 100 * sd, Double.NaN);
  }
}

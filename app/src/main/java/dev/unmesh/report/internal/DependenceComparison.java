package dev.unmesh.report.internal;

import dev.unmesh.interpret.ModuleMask;
import dev.unmesh.interpret.dependence.Dependence;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.ControlledBars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How many modules right answers depend on, in several runs side by side; charts hold the first two against each other. */
final class DependenceComparison {
  private DependenceComparison() {}

  /** Empty unless two runs or more were asked about as many modules. */
  static Optional<Chapter> of(List<RunView> runs) {
    List<RunView> asked = runs.stream().filter(run -> run.dependence().isPresent()).toList();
    if (asked.isEmpty()) {
      return Optional.empty();
    }
    int modules = asked.get(0).dependence().get().modules();
    List<RunView> alike = asked.stream().filter(run -> run.dependence().get().modules() == modules).toList();
    if (alike.size() < 2) {
      return Optional.empty();
    }
    List<Figure> figures = new ArrayList<>();
    for (Dependence.Layer layer : alike.get(0).dependence().get().layers()) {
      layer(alike.get(1), layer.name()).ifPresent(other -> {
        figures.add(figure("dependence-" + figures.size(), alike, layer, other, ModuleMask.OFF));
        figures.add(figure("dependence-" + figures.size(), alike, layer, other, ModuleMask.ROWS_OFF));
      });
    }
    List<String> lead = List.of("Share of each run’s right answers that turn wrong when so many of its " + modules + " modules are off, one at a time.");
    return Optional.of(
        new Chapter(
            "dependence", DependenceWording.TITLE, Templates.content("dependence.jte", new DependenceModel(lead, figures, table(alike)))));
  }

  private static Figure figure(String id, List<RunView> runs, Dependence.Layer own, Dependence.Layer other, ModuleMask mask) {
    String title = Wording.capital(own.name()) + ", one module off" + (mask == ModuleMask.ROWS_OFF ? ", rows only" : "");
    String what = "Right answers, in %, by the number of modules they depend on.";
    String svg =
        ControlledBars.draw(
            id, title, what, runs.get(0).name(), runs.get(1).name(), DependenceChapter.pairs(own.rule(mask), other.rule(mask)));
    List<Key> keys = new ArrayList<>(List.of(new Key("block-key here", runs.get(0).name()), new Key("block-key there", runs.get(1).name())));
    if (runs.stream().limit(2).anyMatch(run -> run.dependence().orElseThrow().draws() > 0)) {
      keys.add(new Key("control-key", "random split of the same network"));
    }
    return new Figure("curve", title, svg, what, Optional.empty()).withKeys(keys);
  }

  private static Table table(List<RunView> runs) {
    List<List<String>> rows = new ArrayList<>();
    for (Dependence.Layer layer : runs.get(0).dependence().orElseThrow().layers()) {
      for (ModuleMask mask : ModuleMask.values()) {
        for (RunView run : runs) {
          layer(run, layer.name()).ifPresent(of -> {
            Dependence.Rule rule = of.rule(mask);
            rows.add(DependenceTables.row(layer.name() + ", " + DependenceTables.name(mask) + ": " + run.name(), rule.shares(), rule.error()));
          });
        }
      }
    }
    return new Table(DependenceTables.head("right answers, %, that depend on", runs.get(0).dependence().orElseThrow().modules()), rows);
  }

  private static Optional<Dependence.Layer> layer(RunView run, String name) {
    return run.dependence().orElseThrow().layers().stream().filter(layer -> layer.name().equals(name)).findFirst();
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.AblationEffect;
import dev.unmesh.report.AblationView;
import dev.unmesh.report.ModuleAblation;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.BarChart;
import dev.unmesh.report.chart.ChangeGrid;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Each module switched off, and each alone, class by class, beside random splits of the same sizes. */
final class AblationChapter {
  private static final int MOST_MODULES = 8;

  private AblationChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.ablation().filter(a -> !a.modules().isEmpty()).map(ablation -> new Chapter(
        "modules", "Modules on and off", Templates.content("ablation.jte", model(ablation))));
  }

  private static AblationModel model(AblationView ablation) {
    List<Figure> figures = new ArrayList<>();
    double high = Wording.isShare(ablation.metric()) ? 1 : highest(ablation);
    ablation.modules().stream().limit(MOST_MODULES).forEach(module -> {
      figures.add(bars("off-" + module.module(), ablation, module, true, high));
      figures.add(bars("on-" + module.module(), ablation, module, false, high));
    });
    List<String> lead = new ArrayList<>();
    lead.add("In " + ablation.connection() + " the rows and columns of one module are set to zero (off), or those of all the others (on). "
        + "The whole network reaches " + Wording.score(ablation.metric(), ablation.baseOverall()) + " " + ablation.metric() + ".");
    if (ablation.draws() > 0) {
      lead.add("The control silences as many neurons, chosen at random, " + Wording.plural(ablation.draws(), "time")
          + ". A module means something only where it differs from that.");
    }
    if (ablation.modules().size() > MOST_MODULES) {
      lead.add("Charts show the first " + MOST_MODULES + " of " + ablation.modules().size() + " modules, the table all.");
    }
    return new AblationModel(lead, grid(ablation), overall(ablation), keys(ablation), figures);
  }

  private static List<Key> keys(AblationView ablation) {
    List<Key> keys = new ArrayList<>(List.of(
        new Key("block-key mx", ablation.metric() + " so cut (bar)"), new Key("level-key", "whole network")));
    if (ablation.draws() > 0) {
      keys.add(new Key("control-key", "random split, mean ± sd of " + ablation.draws()));
    }
    if (ablation.modules().stream().anyMatch(m -> m.rowsOff().isPresent())) {
      keys.add(new Key("second-key", "off by rows only"));
    }
    return keys;
  }

  private static Figure grid(AblationView ablation) {
    double[] base = ablation.base();
    double[][] changes = new double[ablation.modules().size()][];
    for (int m = 0; m < changes.length; m++) {
      double[] values = ablation.modules().get(m).off().values();
      changes[m] = new double[base.length];
      Arrays.setAll(changes[m], c -> values[c] - base[c]);
    }
    boolean share = Wording.isShare(ablation.metric());
    double high = Arrays.stream(changes).flatMapToDouble(Arrays::stream).filter(Double::isFinite).map(Math::abs).max().orElse(0);
    List<String> names = ablation.modules().stream().map(m -> Palette.moduleName(m.module())).toList();
    List<String> kinds = ablation.modules().stream().map(m -> Palette.moduleClass(m.module())).toList();
    String what = "Change of " + ablation.metric() + " of each class when a module is off" + (share ? ", in percentage points." : ".");
    String svg = ChangeGrid.draw("changes", what, what, names, kinds, ablation.classes(), changes, share ? Math.max(high, .2) : high, share,
        share);
    return new Figure("wide", "What each module is needed for", svg, what, Optional.empty());
  }

  private static Figure bars(String id, AblationView ablation, ModuleAblation module, boolean off, double high) {
    AblationEffect effect = off ? module.off() : module.on();
    double[] values = effect.values();
    double[] base = ablation.base();
    double[] control = effect.controlMean();
    double[] sd = effect.controlSd();
    double[] rows = off ? module.rowsOff().map(AblationEffect::values).orElse(new double[0]) : new double[0];
    List<BarChart.Bar> bars = new ArrayList<>();
    for (int c = 0; c < values.length; c++) {
      bars.add(new BarChart.Bar(ablation.classes().get(c), values[c], base[c], at(control, c), at(sd, c), at(rows, c)));
    }
    String title = Wording.capital(Palette.moduleName(module.module())) + (off ? " off" : " alone");
    String overall = Wording.score(ablation.metric(), effect.overall()) + " overall"
        + (control.length > 0 ? "; random split " + Wording.score(ablation.metric(), effect.controlOverall()) : "")
        + "; " + Numbers.percent(effect.removed()) + " of the matrix set to zero.";
    String svg = BarChart.draw(
        id, title, title + ", " + ablation.metric() + " by class. " + overall, bars, Palette.moduleClass(module.module()),
        Wording.isShare(ablation.metric()), high);
    return new Figure("bars", title, svg, overall, Optional.of(table(ablation, bars)));
  }

  private static Table table(AblationView ablation, List<BarChart.Bar> bars) {
    List<List<String>> rows = new ArrayList<>();
    for (BarChart.Bar bar : bars) {
      rows.add(List.of(
          bar.name(), Wording.score(ablation.metric(), bar.value()), Wording.score(ablation.metric(), bar.level()),
          Double.isNaN(bar.control()) ? "–"
              : Wording.score(ablation.metric(), bar.control()) + " ± " + Wording.score(ablation.metric(), bar.controlSd()),
          Wording.score(ablation.metric(), bar.second())));
    }
    return new Table(List.of("class", "so cut", "whole network", "random split", "rows only"), rows);
  }

  private static Table overall(AblationView ablation) {
    List<List<String>> rows = new ArrayList<>();
    for (ModuleAblation module : ablation.modules()) {
      List<String> row = new ArrayList<>(List.of(Palette.moduleName(module.module())));
      cells(row, ablation, Optional.of(module.off()));
      cells(row, ablation, module.rowsOff());
      cells(row, ablation, Optional.of(module.on()));
      rows.add(row);
    }
    return new Table(
        List.of(ablation.metric() + " over all inputs", "off", "random", "off, rows only", "random", "alone", "random"), rows);
  }

  private static void cells(List<String> row, AblationView ablation, Optional<AblationEffect> effect) {
    row.add(effect.map(e -> Wording.score(ablation.metric(), e.overall())).orElse("–"));
    row.add(effect.map(e -> Wording.score(ablation.metric(), e.controlOverall())).orElse("–"));
  }

  private static double highest(AblationView ablation) {
    DoubleStream values = ablation.modules().stream()
        .flatMapToDouble(m -> DoubleStream.concat(Arrays.stream(m.off().values()), Arrays.stream(m.on().values())));
    return 1.05 * DoubleStream.concat(values, Arrays.stream(ablation.base())).filter(Double::isFinite).max().orElse(1);
  }

  private static double at(double[] values, int i) {
    return i < values.length ? values[i] : Double.NaN;
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.Numbers;
import dev.unmesh.run.table.CellFigure;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.Claim;
import dev.unmesh.run.table.Comparison;
import dev.unmesh.run.table.Setting;
import dev.unmesh.run.table.Spread;
import dev.unmesh.run.table.VariantTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A variant table's numbers as rows of text, the same in Markdown and on the page. */
public final class TableRows {
  private TableRows() {}

  /** A task: a row a setting, mean and sd of every figure it has. */
  public static Table task(VariantTable table, String task) {
    List<CellFigure> figures = Arrays.stream(CellFigure.values()).filter(figure -> table.has(task, figure)).toList();
    List<String> head = new ArrayList<>(List.of("setting", "seeds"));
    figures.forEach(figure -> head.add(figure.title()));
    List<List<String>> rows = new ArrayList<>();
    for (Setting setting : table.plan().settings()) {
      List<String> row = new ArrayList<>(List.of(setting.name(), seeds(table, task, setting)));
      figures.forEach(figure -> row.add(written(figure, table.spread(task, setting.name(), figure))));
      rows.add(row);
    }
    return new Table(head, rows);
  }

  // "5", "4 of 5"
  private static String seeds(VariantTable table, String task, Setting setting) {
    long finished = table.of(task, setting.name()).stream().filter(CellResult::isFinished).count();
    int all = table.plan().seeds().size();
    return finished == all ? Long.toString(all) : finished + " of " + all;
  }

  /** A figure's mean and spread. */
  public static String written(CellFigure figure, Spread spread) {
    return figure == CellFigure.ACCURACY ? Uncertain.percent(spread) : Uncertain.of(spread);
  }

  /** Why some of a task's cells have no figures: "bimt, seed 3 diverged: ..."; one line a cell. */
  public static List<String> notes(VariantTable table, String task) {
    return table.failures().stream()
        .filter(result -> result.cell().task().equals(task))
        .map(result -> result.cell().setting() + ", seed " + result.cell().seed() + " " + result.status().written() + ": " + result.reason())
        .toList();
  }

  /** The first BIMT setting against every other setting; further ones against the closest rival and the first. */
  public static Table comparisons(VariantTable table, Claim claim, boolean first) {
    List<List<String>> rows = new ArrayList<>();
    for (Claim.Standing standing : claim.standings()) {
      for (Setting other : table.plan().settings()) {
        boolean shown = first || other.name().equals(standing.closest().against()) || other.isBimt() && other.overrides().isEmpty();
        if (shown && !other.name().equals(claim.setting())) {
          rows.add(comparison(Comparison.of(table, standing.task(), claim.setting(), other.name())));
        }
      }
    }
    return new Table(
        List.of("task", "against", "seeds", "difference in Q", "higher Q", "difference in test loss", "ratio of test losses", "lower loss"), rows);
  }

  private static List<String> comparison(Comparison comparison) {
    int n = comparison.newmanQ().n();
    int losses = comparison.testLoss().n();
    return List.of(
        comparison.task(),
        comparison.against(),
        Integer.toString(Math.max(n, losses)),
        Uncertain.of(comparison.newmanQ()),
        comparison.wins() + " of " + n,
        Uncertain.of(comparison.testLoss()),
        Uncertain.of(comparison.testLossRatio()),
        comparison.lossWins() + " of " + losses);
  }

  /** "7 tasks, 5 settings, 5 seeds (0 to 4): 175 of 175 cells, 2 of them without figures". */
  public static String extent(VariantTable table) {
    List<Long> seeds = table.plan().seeds();
    boolean run = seeds.size() > 2 && seeds.get(seeds.size() - 1) - seeds.get(0) == seeds.size() - 1;
    String which = run ? seeds.get(0) + " to " + seeds.get(seeds.size() - 1) : seeds.stream().map(String::valueOf).collect(Collectors.joining(", "));
    int failures = table.failures().size();
    return Wording.plural(table.plan().tasks().size(), "task") + ", " + Wording.plural(table.plan().settings().size(), "setting") + ", "
        + Wording.plural(seeds.size(), "seed") + " (" + which + "): " + Numbers.count(table.results().size()) + " of "
        + Wording.plural(table.plan().cells().size(), "cell") + (failures == 0 ? "" : ", " + failures + " of them without figures");
  }

  /** What the figures are. */
  public static String reading() {
    return "Mean ± standard deviation over seeds. Newman Q is that of the best division found of the graph of all neurons, joined by |w|; wiring cost"
        + " is the sum of |w| times distance, the same for every setting; edges are weights above .01; biases count in neither.";
  }

  /** The settings that are more than a variant's name. */
  public static List<String> settings(VariantTable table) {
    return table.plan().settings().stream()
        .filter(setting -> !setting.overrides().isEmpty())
        .map(setting -> setting.name() + ": " + setting.variant().written() + " with " + String.join(", ", setting.overrides()))
        .toList();
  }
}

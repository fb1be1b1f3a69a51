package dev.unmesh.report.internal;

import dev.unmesh.report.Fact;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.SettingColumn;
import dev.unmesh.report.chart.SettingPanel;
import dev.unmesh.run.table.CellFigure;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.Claim;
import dev.unmesh.run.table.Setting;
import dev.unmesh.run.table.Spread;
import dev.unmesh.run.table.VariantTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The page of a variant table: what it says of the claim, Q of every task and setting, a panel a task, pairs, and how it was made. */
public final class TablePage {
  /** Panels of more settings take the page's width. */
  private static final int MOST_BESIDE = 7;

  private TablePage() {}

  /** @param command how to make it again */
  public static Page of(VariantTable table, String command) {
    List<Claim> claims = Claim.of(table);
    List<Chapter> chapters = new ArrayList<>();
    chapters.add(summary(table, claims));
    chapters.add(new Chapter("modularity", "Newman Q", Templates.content("compare.jte", overview(table))));
    chapters.add(panels(table));
    claims.forEach(claim -> chapters.add(pairs(table, claim, claim == claims.get(0))));
    RecipeModel made = new RecipeModel(Optional.of(command + "\n\n" + String.join("\n", TableRows.settings(table))), facts(table));
    chapters.add(new Chapter("made", "How it was made", Templates.content("recipe.jte", made)));
    return new Page("Table", "BIMT's ablation table", TableRows.extent(table) + ".", chapters, "");
  }

  private static Chapter summary(VariantTable table, List<Claim> claims) {
    String warning = table.isComplete() ? "" : "This table is not finished: " + TableRows.extent(table) + ".";
    List<String> findings = claims.stream().map(claim -> String.join(" ", ClaimWording.of(claim))).toList();
    List<Tile> tiles = new ArrayList<>();
    for (Claim claim : claims) {
      tiles.add(new Tile(
          "highest Q: " + claim.setting(), claim.highest().size() + " of " + claim.standings().size(),
          "tasks; clearly in " + claim.standings().stream().filter(Claim.Standing::clearly).count()));
    }
    int failures = table.failures().size();
    tiles.add(new Tile("runs", Numbers.count(table.results().size() - failures), failures == 0 ? "" : failures + " more without figures"));
    double seconds = table.results().stream().mapToDouble(result -> result.figure(CellFigure.SECONDS)).filter(Double::isFinite).sum();
    tiles.add(new Tile("training", Numbers.duration(seconds), "steps alone, all runs"));
    return new Chapter(
        "summary", "", Templates.content("summary.jte", new SummaryModel(warning, tiles, List.of(ClaimWording.reading()), findings)));
  }

  private static CompareTable overview(VariantTable table) {
    List<CompareTable.Head> heads =
        table.plan().settings().stream().map(setting -> new CompareTable.Head(setting.name(), "panel-key " + kind(setting))).toList();
    List<CompareTable.Row> rows = new ArrayList<>();
    for (String task : table.plan().tasks()) {
      List<Spread> spreads = table.plan().settings().stream().map(setting -> table.spread(task, setting.name(), CellFigure.NEWMAN_Q)).toList();
      double best = spreads.stream().mapToDouble(Spread::mean).filter(Double::isFinite).max().orElse(Double.NaN);
      List<CompareTable.Cell> cells = new ArrayList<>();
      for (int i = 0; i < spreads.size(); i++) {
        Spread loss = table.spread(task, table.plan().settings().get(i).name(), CellFigure.TEST_LOSS);
        String fewer = spreads.get(i).n() < table.plan().seeds().size() ? ", " + Wording.plural(spreads.get(i).n(), "seed") : "";
        cells.add(new CompareTable.Cell(
            Uncertain.of(spreads.get(i)), "test loss " + Numbers.of(loss.mean()) + fewer, spreads.get(i).mean() == best && spreads.size() > 1));
      }
      rows.add(new CompareTable.Row(task, cells));
    }
    return new CompareTable("task", heads, rows);
  }

  private static Chapter panels(VariantTable table) {
    List<Figure> figures = new ArrayList<>();
    for (String task : table.plan().tasks()) {
      String svg = SettingPanel.draw("panel-" + figures.size(), task, columns(table, task));
      figures.add(new Figure(table.plan().settings().size() > MOST_BESIDE ? "panel wide" : "panel", task, svg, String.join("; ", TableRows.notes(table, task)), Optional.of(TableRows.task(table, task))));
    }
    List<String> lead = List.of(
        "A dot is a seed, the bar their mean, the whisker one standard deviation; a cross marks seeds without figures, the highest Q is in bold. "
            + TableRows.reading());
    return new Chapter("tasks", "Task by task", Templates.content("figures.jte", new FiguresModel(lead, figures)));
  }

  private static Chapter pairs(VariantTable table, Claim claim, boolean first) {
    String others = first ? "each other setting" : "the setting closest to it in Q and against plain BIMT";
    NumbersModel model = new NumbersModel(
        claim.setting() + " against " + others + ", on the same seeds; brackets hold 95 % intervals.", TableRows.comparisons(table, claim, first));
    return new Chapter("pairs-" + claim.setting(), claim.setting() + ", pair by pair", Templates.content("numbers.jte", model));
  }

  // cells may be of different engines, and a table may have been trained in several places
  private static List<Fact> facts(VariantTable table) {
    return Stream.of("unmesh", "engine", "libtorch", "java", "os", "processors")
        .map(
            key ->
                new Fact(
                    key,
                    table.results().stream()
                        .filter(CellResult::isFinished)
                        .map(result -> result.tree().path("provenance").path(key).asString(""))
                        .filter(value -> !value.isEmpty())
                        .distinct()
                        .collect(Collectors.joining(", "))))
        .filter(fact -> !fact.value().isEmpty())
        .toList();
  }

  /** A task's settings as columns of its panel. */
  public static List<SettingColumn> columns(VariantTable table, String task) {
    return table.plan().settings().stream()
        .map(
            setting ->
                new SettingColumn(
                    setting.name(),
                    kind(setting),
                    table.bySeed(task, setting.name(), CellFigure.NEWMAN_Q),
                    table.bySeed(task, setting.name(), CellFigure.WIRING_COST),
                    (int) table.of(task, setting.name()).stream().filter(result -> !result.isFinished()).count()))
        .toList();
  }

  private static String kind(Setting setting) {
    return !setting.isBimt() ? "plain" : setting.overrides().isEmpty() ? "bimt" : "own";
  }
}

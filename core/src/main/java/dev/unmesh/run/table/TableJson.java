package dev.unmesh.run.table;

import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A table as JSON: its plan, means, comparisons, claims and cells; what is not defined is null. */
public final class TableJson {
  private TableJson() {}

  public static ObjectNode of(VariantTable table) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    table.plan().tasks().forEach(tree.putArray("tasks")::add);
    ArrayNode settings = tree.putArray("settings");
    for (Setting setting : table.plan().settings()) {
      ObjectNode node = settings.addObject().put("name", setting.name()).put("variant", setting.variant().written());
      setting.overrides().forEach(node.putArray("overrides")::add);
    }
    table.plan().seeds().forEach(tree.putArray("seeds")::add);
    tree.put("complete", table.isComplete());
    means(table, tree.putArray("means"));
    comparisons(table, tree.putArray("comparisons"));
    claims(table, tree.putArray("claims"));
    cells(table, tree.putArray("cells"));
    return tree;
  }

  private static void means(VariantTable table, ArrayNode means) {
    for (String task : table.plan().tasks()) {
      for (Setting setting : table.plan().settings()) {
        List<CellResult> cells = table.of(task, setting.name());
        ObjectNode node = means.addObject().put("task", task).put("setting", setting.name());
        node.put("n", cells.stream().filter(CellResult::isFinished).count());
        node.put("failed", cells.stream().filter(cell -> !cell.isFinished()).count());
        for (CellFigure figure : CellFigure.values()) {
          Spread spread = table.spread(task, setting.name(), figure);
          ObjectNode of = node.putObject(figure.key());
          number(of, "mean", spread.mean());
          number(of, "sd", spread.sd());
        }
      }
    }
  }

  private static void comparisons(VariantTable table, ArrayNode comparisons) {
    for (Comparison comparison : Comparison.all(table)) {
      ObjectNode node = comparisons.addObject();
      node.put("task", comparison.task()).put("setting", comparison.setting()).put("against", comparison.against());
      interval(node.putObject("newmanQ"), comparison.newmanQ()).put("wins", comparison.wins()).put("losses", comparison.losses());
      interval(node.putObject("testLoss"), comparison.testLoss())
          .put("wins", comparison.lossWins())
          .put("losses", comparison.lossLosses());
      interval(node.putObject("testLossRatio"), comparison.testLossRatio());
    }
  }

  private static void claims(VariantTable table, ArrayNode claims) {
    for (Claim claim : Claim.of(table)) {
      ObjectNode node = claims.addObject().put("setting", claim.setting());
      claim.rivals().forEach(node.putArray("rivals")::add);
      node.put("holds", claim.holds().orElse(null));
      ArrayNode tasks = node.putArray("tasks");
      for (Claim.Standing standing : claim.standings()) {
        ObjectNode of = tasks.addObject().put("task", standing.task()).put("highest", standing.highest().orElse(null));
        of.put("clearly", standing.clearly());
        number(of, "q", standing.meanQ());
        of.put("rival", standing.closest().against());
        number(of, "rivalQ", standing.rivalQ());
      }
    }
  }

  private static void cells(VariantTable table, ArrayNode cells) {
    for (CellResult result : table.results()) {
      Cell cell = result.cell();
      ObjectNode node = cells.addObject().put("task", cell.task()).put("setting", cell.setting()).put("seed", cell.seed());
      node.put("status", result.status().written());
      if (!result.isFinished()) {
        node.put("reason", result.reason());
        continue;
      }
      for (CellFigure figure : CellFigure.values()) {
        number(node, figure.key(), result.figure(figure));
      }
    }
  }

  private static ObjectNode interval(ObjectNode node, Interval interval) {
    node.put("n", interval.n());
    number(node, "mean", interval.mean());
    number(node, "low", interval.low());
    number(node, "high", interval.high());
    return node;
  }

  private static void number(ObjectNode node, String key, double value) {
    node.put(key, Double.isFinite(value) ? (Double) value : null);
  }
}

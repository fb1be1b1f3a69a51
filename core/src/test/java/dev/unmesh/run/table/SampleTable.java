package dev.unmesh.run.table;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Tables with figures made up for tests. */
final class SampleTable {
  private final TablePlan plan;
  private final List<CellResult> results = new ArrayList<>();

  SampleTable(List<String> tasks, List<String> settings, int seeds) {
    List<Setting> columns = settings.stream().map(text -> text.contains(":") ? Setting.parse(text) : Setting.variant(text)).toList();
    this.plan = TablePlan.of(tasks, columns, SeedList.parse(Integer.toString(seeds)), List.of());
  }

  /** Q of a task and setting by seed, and test losses by seed; NaN: the cell diverged. */
  SampleTable with(String task, String setting, double[] q, double[] losses) {
    for (int seed = 0; seed < q.length; seed++) {
      Cell cell = new Cell(task, setting, seed);
      if (Double.isNaN(q[seed])) {
        results.add(CellResult.without(cell, CellResult.Status.DIVERGED, "the loss, \"huge\", is not finite", JsonNodeFactory.instance.objectNode()));
        continue;
      }
      ObjectNode tree = JsonNodeFactory.instance.objectNode();
      tree.put("status", "finished");
      tree.put("steps", 100);
      tree.putObject("newman").put("q", q[seed]).put("modules", 4);
      tree.putObject("test").put("loss", losses[seed]);
      tree.put("edges", 20 + seed);
      results.add(new CellResult(cell, CellResult.Status.FINISHED, "", tree));
    }
    return this;
  }

  /** The same losses everywhere. */
  SampleTable with(String task, String setting, double... q) {
    double[] losses = new double[q.length];
    java.util.Arrays.setAll(losses, seed -> .1 + .01 * seed);
    return with(task, setting, q, losses);
  }

  VariantTable table() {
    return new VariantTable(plan, results);
  }
}

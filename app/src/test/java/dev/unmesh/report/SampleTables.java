package dev.unmesh.report;

import dev.unmesh.run.table.Cell;
import dev.unmesh.run.table.CellResult;
import dev.unmesh.run.table.PlannedCell;
import dev.unmesh.run.table.Setting;
import dev.unmesh.run.table.TablePlan;
import dev.unmesh.run.table.VariantTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Variant tables with figures drawn at random. */
public final class SampleTables {
  private SampleTables() {}

  /** Every shape a page must stand: usual, one seed, many settings, cells without figures, nothing but those, not finished. */
  public static Map<String, VariantTable> all() {
    Map<String, VariantTable> all = new LinkedHashMap<>();
    List<String> variants = List.of("none", "l1", "l1-local", "l1-swap", "bimt");
    all.put("usual", table(TablePlan.TASKS, variants, 5, "nothing", 0));
    all.put("one-seed", table(List.of("independence", "two-moons"), variants, 1, "nothing", 0));
    List<String> many =
        Stream.concat(
                variants.stream(),
                Stream.of(
                    "slip:swap.moments=false", "far:swap.a=3", "often:swap.every=50", "early:swap.until=0.5", "strong:variant=l1-local,pressures.0.a=2",
                    "ramp:pressures.0.strength={0: 1.0e-3, 0.5: 1.0e-2}"))
            .toList();
    all.put("many-settings", table(TablePlan.TASKS.subList(0, 4), many, 20, "nothing", 0));
    all.put("some-diverged", table(List.of("independence", "mnist-2d"), variants, 3, "l1", 0));
    all.put("all-diverged", table(List.of("independence"), List.of("none", "bimt"), 2, "", 0));
    all.put("unfinished", table(List.of("independence", "two-moons"), variants, 3, "nothing", 19));
    all.put("one-column", table(List.of("independence"), List.of("bimt"), 2, "nothing", 0));
    return all;
  }

  /**
   * @param diverged what settings are called whose first seed has no figures; empty for all settings and seeds
   * @param missing cells that have not ended
   */
  private static VariantTable table(List<String> tasks, List<String> settings, int seeds, String diverged, int missing) {
    List<Setting> columns = settings.stream().map(text -> text.contains(":") ? Setting.parse(text) : Setting.variant(text)).toList();
    TablePlan plan = TablePlan.of(tasks, columns, LongStream.range(0, seeds).boxed().toList(), List.of());
    List<String> names = columns.stream().map(Setting::name).toList();
    SplittableRandom random = new SplittableRandom(4);
    List<CellResult> results = new ArrayList<>();
    for (PlannedCell planned : plan.cells()) {
      Cell cell = planned.cell();
      boolean none = diverged.isEmpty() || cell.setting().equals(diverged) && cell.seed() == 0;
      results.add(
          none
              ? new CellResult(
                  cell, CellResult.Status.DIVERGED, "the loss is not a finite number at step 17; <try> a | smaller rate", JsonNodeFactory.instance.objectNode())
              : new CellResult(cell, CellResult.Status.FINISHED, "", figures(names.indexOf(cell.setting()), cell.task(), random)));
    }
    return new VariantTable(plan, results.subList(0, results.size() - missing));
  }

  private static ObjectNode figures(int setting, String task, SplittableRandom random) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("steps", 20_000).put("seconds", 1 + random.nextDouble());
    double loss = 1.5e-4 * Math.pow(10, 3 * random.nextDouble());
    tree.putObject("train").put("loss", loss / 2);
    ObjectNode test = tree.putObject("test").put("loss", loss);
    if (!task.equals("independence")) {
      test.put("accuracy", .9 + .1 * random.nextDouble());
    }
    tree.putObject("newman").put("q", .2 + .07 * Math.min(setting, 5) + .05 * random.nextDouble()).put("modules", 5);
    tree.put("wiringCost", 60 * Math.exp(-.6 * setting) * (1 + .2 * random.nextDouble()));
    tree.put("edges", 520 / (setting + 1) + random.nextInt(9)).put("weights", 520);
    tree.putObject("provenance").put("unmesh", "test").put("java", "17").put("os", "Linux").put("processors", 2);
    return tree;
  }
}

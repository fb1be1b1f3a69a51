package dev.unmesh.run.table;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.run.CsvText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Tables as CSV (RFC 4180, UTF-8): numbers with all their digits, what is not defined is empty. */
public final class TableCsv {
  private TableCsv() {}

  /** A row a run, with the figures its mean is made of. */
  public static String cells(VariantTable table) {
    List<String> head = new ArrayList<>(List.of("task", "setting", "seed", "status", "reason", "steps"));
    for (CellFigure figure : CellFigure.values()) {
      head.add(figure.key());
    }
    head.addAll(List.of("trainAccuracy", "modules", "weights"));
    List<List<String>> rows = new ArrayList<>();
    for (CellResult result : table.results()) {
      Cell cell = result.cell();
      List<String> row =
          new ArrayList<>(
              List.of(
                  cell.task(), cell.setting(), Long.toString(cell.seed()), result.status().written(), result.reason(),
                  whole(result.tree().path("steps"))));
      for (CellFigure figure : CellFigure.values()) {
        row.add(number(result.figure(figure)));
      }
      JsonNode accuracy = result.tree().at("/train/accuracy");
      row.add(accuracy.isNumber() ? number(accuracy.asDouble()) : "");
      row.add(whole(result.tree().at("/newman/modules")));
      row.add(whole(result.tree().path("weights")));
      rows.add(row);
    }
    return CsvText.of(head, rows);
  }

  /** A row a task and setting: how many seeds, mean and sd of every figure. */
  public static String means(VariantTable table) {
    List<String> head = new ArrayList<>(List.of("task", "setting", "variant", "overrides", "n", "failed"));
    for (CellFigure figure : CellFigure.values()) {
      head.addAll(List.of(figure.key() + "Mean", figure.key() + "Sd"));
    }
    List<List<String>> rows = new ArrayList<>();
    for (String task : table.plan().tasks()) {
      for (Setting setting : table.plan().settings()) {
        List<CellResult> cells = table.of(task, setting.name());
        long finished = cells.stream().filter(CellResult::isFinished).count();
        List<String> row =
            new ArrayList<>(
                List.of(
                    task, setting.name(), setting.variant().written(), String.join(",", setting.overrides()), Long.toString(finished),
                    Long.toString(cells.size() - finished)));
        for (CellFigure figure : CellFigure.values()) {
          Spread spread = table.spread(task, setting.name(), figure);
          row.add(number(spread.mean()));
          row.add(number(spread.sd()));
        }
        rows.add(row);
      }
    }
    return CsvText.of(head, rows);
  }

  /** Writes both files whole or not at all. */
  public static void write(VariantTable table, TableFolder folder) {
    write(folder.cellsCsv(), cells(table));
    write(folder.tableCsv(), means(table));
  }

  private static void write(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String number(double value) {
    return Double.isFinite(value) ? Double.toString(value) : "";
  }

  private static String whole(JsonNode value) {
    return value.isIntegralNumber() ? value.asString() : "";
  }
}

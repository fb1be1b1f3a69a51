package dev.unmesh.report;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.chart.SettingColumn;
import dev.unmesh.report.chart.SettingPanels;
import dev.unmesh.report.internal.TablePage;
import dev.unmesh.report.internal.TableRows;
import dev.unmesh.report.internal.Templates;
import dev.unmesh.run.JsonFile;
import dev.unmesh.run.table.TableCsv;
import dev.unmesh.run.table.TableFolder;
import dev.unmesh.run.table.TableJson;
import dev.unmesh.run.table.VariantTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes a variant table as Markdown, CSV, JSON, a page and a chart. Equal tables give equal files. */
public final class TableWriter {
  private TableWriter() {}

  /**
   * Writes every file whole or not at all.
   *
   * @param command how to make it again
   * @throws java.io.UncheckedIOException naming the file, if one cannot be written
   */
  public static void write(VariantTable table, String command, TableFolder folder) {
    text(folder.markdown(), TableMarkdown.of(table, command));
    TableCsv.write(table, folder);
    JsonFile.write(folder.json(), TableJson.of(table));
    text(folder.page(), page(table, command));
    text(folder.chart(), chart(table));
  }

  /** The self-contained page. */
  public static String page(VariantTable table, String command) {
    return Templates.html(TablePage.of(table, command));
  }

  /** The chart as an SVG file with its own style. */
  public static String chart(VariantTable table) {
    Map<String, List<SettingColumn>> tasks = new LinkedHashMap<>();
    table.plan().tasks().forEach(task -> tasks.put(task, TablePage.columns(table, task)));
    return SettingPanels.draw("Newman Q and wiring cost", TableRows.extent(table), tasks);
  }

  private static void text(Path file, String text) {
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }
}

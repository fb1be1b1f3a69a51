package dev.unmesh.report;

import dev.unmesh.report.internal.ClaimWording;
import dev.unmesh.report.internal.Table;
import dev.unmesh.report.internal.TableRows;
import dev.unmesh.run.table.Claim;
import dev.unmesh.run.table.VariantTable;
import java.util.ArrayList;
import java.util.List;

/** A variant table as Markdown whose columns line up, so that it reads as text too. */
public final class TableMarkdown {
  private TableMarkdown() {}

  /** @param command how to make it again */
  public static String of(VariantTable table, String command) {
    StringBuilder text = new StringBuilder("# BIMT's ablation table\n\n");
    text.append(TableRows.extent(table)).append(table.isComplete() ? ".\n\n" : ". **Not finished.**\n\n");
    text.append("    ").append(command).append("\n\n");
    TableRows.settings(table).forEach(setting -> text.append("* ").append(setting).append('\n'));
    List<Claim> claims = Claim.of(table);
    if (!claims.isEmpty()) {
      text.append("\n## The claim\n\n");
      for (Claim claim : claims) {
        text.append("* ").append(String.join(" ", ClaimWording.of(claim))).append('\n');
      }
      text.append('\n').append(ClaimWording.reading()).append('\n');
    }
    text.append("\n## Task by task\n\n").append(TableRows.reading()).append('\n');
    for (String task : table.plan().tasks()) {
      text.append("\n### ").append(task).append("\n\n");
      rows(text, TableRows.task(table, task));
      List<String> notes = TableRows.notes(table, task);
      if (!notes.isEmpty()) {
        text.append('\n');
        notes.forEach(note -> text.append("* ").append(note).append('\n'));
      }
    }
    for (Claim claim : claims) {
      text.append("\n## ").append(claim.setting()).append(", pair by pair\n\n");
      rows(text, TableRows.comparisons(table, claim, claim == claims.get(0)));
    }
    return text.toString();
  }

  private static void rows(StringBuilder text, Table table) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(escaped(table.head()));
    table.rows().forEach(row -> lines.add(escaped(row)));
    int[] widths = new int[table.head().size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(Math.max(widths[i], 3), line.get(i).length());
      }
    }
    for (int l = 0; l < lines.size(); l++) {
      for (int i = 0; i < widths.length; i++) {
        String cell = lines.get(l).get(i);
        text.append(i == 0 ? "| " : " | ").append(cell).append(" ".repeat(widths[i] - cell.length()));
      }
      text.append(" |\n");
      if (l == 0) {
        for (int width : widths) {
          text.append('|').append("-".repeat(width + 2));
        }
        text.append("|\n");
      }
    }
  }

  private static List<String> escaped(List<String> cells) {
    return cells.stream().map(cell -> cell.replace("|", "\\|")).toList();
  }
}

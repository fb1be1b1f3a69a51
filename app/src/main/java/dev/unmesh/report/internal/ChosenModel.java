package dev.unmesh.report.internal;

import gg.jte.Content;
import java.util.List;

/**
 * Settings side by side.
 *
 * @param heads a column each
 * @param command that compares their runs in full
 * @param data of all settings, as JSON, for the scripts
 */
public record ChosenModel(List<SettingHead> heads, List<CompareTable.Row> rows, String command, String data) {
  public ChosenModel {
    heads = List.copyOf(heads);
    rows = List.copyOf(rows);
  }

  /** The data as a script element may hold them: no "<" can end it. */
  public Content embedded() {
    return output -> output.writeContent(data.replace("<", "\\u003c"));
  }
}

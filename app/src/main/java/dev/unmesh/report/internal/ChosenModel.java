package dev.unmesh.report.internal;

import gg.jte.Content;

/**
 * Settings side by side.
 *
 * @param command that compares their runs in full
 * @param data of all settings, as JSON, for the script that puts others side by side
 */
public record ChosenModel(CompareTable table, String command, String data) {
  /** The data as a script element may hold them: no "<" can end it. */
  public Content embedded() {
    return output -> output.writeContent(data.replace("<", "\\u003c"));
  }
}

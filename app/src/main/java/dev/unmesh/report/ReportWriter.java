package dev.unmesh.report;

import dev.unmesh.report.internal.RunPage;
import dev.unmesh.report.internal.Templates;
import java.io.IOException;
import java.nio.file.Path;

/** Writes the report of a run: one HTML file that opens offline. Equal views give equal files. Safe for use by several threads. */
public final class ReportWriter {
  private ReportWriter() {}

  public static String render(RunView view) {
    return Templates.html(RunPage.of(view));
  }

  /** Writes the page whole or not at all. */
  public static void write(RunView view, Path file) throws IOException {
    WholeFile.write(file, render(view));
  }
}

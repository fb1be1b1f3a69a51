package dev.unmesh.report;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.internal.RunPage;
import dev.unmesh.report.internal.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the report of a run: one HTML file that opens offline. Equal views give equal files. Safe for use by several threads. */
public final class ReportWriter {
  private ReportWriter() {}

  public static String render(RunView view) {
    return Templates.html(RunPage.of(view));
  }

  /**
   * Writes the page whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file, if it cannot be written
   */
  public static void write(RunView view, Path file) {
    AtomicFile.write(file, render(view).getBytes(StandardCharsets.UTF_8));
  }
}

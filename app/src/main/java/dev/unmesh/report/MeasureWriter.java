package dev.unmesh.report;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.internal.MeasurePage;
import dev.unmesh.report.internal.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes the measures of a file as one HTML page that opens offline. Equal views give equal files. Safe for use by several threads. */
public final class MeasureWriter {
  private MeasureWriter() {}

  public static String render(MeasureView view) {
    return Templates.html(MeasurePage.of(view));
  }

  /**
   * Writes the page whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file, if it cannot be written
   */
  public static void write(MeasureView view, Path file) {
    AtomicFile.write(file, render(view).getBytes(StandardCharsets.UTF_8));
  }
}

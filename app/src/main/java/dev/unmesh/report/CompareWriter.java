package dev.unmesh.report;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.internal.ComparePage;
import dev.unmesh.report.internal.Templates;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Writes runs side by side as one HTML file that opens offline. Equal views give equal files. Safe for use by several threads. */
public final class CompareWriter {
  private CompareWriter() {}

  public static String render(CompareView view) {
    return Templates.html(ComparePage.of(view));
  }

  /**
   * Writes the page whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file, if it cannot be written
   */
  public static void write(CompareView view, Path file) {
    AtomicFile.write(file, render(view).getBytes(StandardCharsets.UTF_8));
  }
}

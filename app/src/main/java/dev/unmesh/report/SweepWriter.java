package dev.unmesh.report;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.internal.SweepPage;
import dev.unmesh.report.internal.Templates;
import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepResults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes what a sweep's trials buy as one HTML file that opens offline, with links to the runs beside it. Equal results give equal files. */
public final class SweepWriter {
  private SweepWriter() {}

  /** @param command how to make it again; {@code stated} the sweep's file, as text */
  public static String page(SweepResults results, String command, String stated) {
    return Templates.html(SweepPage.of(results, command, stated));
  }

  /**
   * Writes sweep.html whole or not at all.
   *
   * @throws java.io.UncheckedIOException naming the file, if it cannot be written
   */
  public static void write(SweepResults results, String command, SweepFolder folder) {
    AtomicFile.write(folder.page(), page(results, command, stated(results.plan().file())).getBytes(StandardCharsets.UTF_8));
  }

  private static String stated(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      return ""; // moved or deleted since
    }
  }
}

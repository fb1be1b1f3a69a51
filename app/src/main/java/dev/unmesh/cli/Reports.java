package dev.unmesh.cli;

import dev.unmesh.report.ReportWriter;
import dev.unmesh.run.RunFolder;

/** report.html of a finished run, made from what stands in its directory. */
final class Reports {
  private Reports() {}

  static void write(RunFolder folder) {
    ReportWriter.write(RunPages.view(folder), folder.report());
  }
}

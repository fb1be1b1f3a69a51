package dev.unmesh.report;

import dev.unmesh.run.sweep.SweepFolder;
import dev.unmesh.run.sweep.SweepResults;

public final class SweepWriter {
  private SweepWriter() {}

  public static void write(SweepResults results, String command, SweepFolder folder) {}
}

package dev.unmesh.report;

import java.util.Map;

/** The runs the page's own tests use, for tests in a browser. */
public final class Samples {
  private Samples() {}

  public static Map<String, RunView> all() {
    return SampleRuns.all();
  }
}

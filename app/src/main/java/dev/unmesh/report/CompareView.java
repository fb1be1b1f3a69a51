package dev.unmesh.report;

import java.util.List;
import java.util.Objects;

/** Runs side by side, in the order given; at least one. */
public record CompareView(String title, List<RunView> runs) {
  public CompareView {
    Objects.requireNonNull(title, "title");
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("nothing to compare: name at least one run");
    }
  }
}

package dev.unmesh.report;

import java.util.Objects;

/** "x1" = -.42. */
public record NamedValue(String name, double value) {
  public NamedValue {
    Objects.requireNonNull(name, "name");
  }
}

package dev.unmesh.report;

import java.util.Objects;

/** A line of a table of facts: "seed", "0". */
public record Fact(String name, String value) {
  public Fact {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}

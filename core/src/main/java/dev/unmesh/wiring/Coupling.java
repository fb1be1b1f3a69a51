package dev.unmesh.wiring;

import java.util.List;
import java.util.Objects;

/** What couples neurons without weights, such as a softmax or LayerNorm's statistics: a cut must know of it. */
public record Coupling(String kind, List<String> groups) {
  public Coupling {
    Objects.requireNonNull(kind, "kind");
    groups = List.copyOf(groups);
  }
}

package dev.unmesh.report;

import java.util.Objects;
import java.util.Optional;

/** Newman's modularity Q of the whole wiring, with the number of communities that reach it. */
public record NewmanMeasure(double q, int modules, Optional<NullView> shuffled) {
  public NewmanMeasure {
    Objects.requireNonNull(shuffled, "shuffled");
  }
}

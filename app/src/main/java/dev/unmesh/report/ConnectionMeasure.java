package dev.unmesh.report;

import java.util.Objects;
import java.util.Optional;

/**
 * How modular one connection is: a row of measures.json.
 *
 * @param clusterability share of squared weight inside modules, in [0, 1]
 * @param chance what equal weights would give: sum over modules of the row share times the column share
 * @param massChance what independent row and column masses would give; NaN if unknown
 */
public record ConnectionMeasure(
    String name, int rows, int columns, double clusterability, double chance, double massChance, Optional<NullView> shuffled) {
  public ConnectionMeasure {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(shuffled, "shuffled");
  }
}

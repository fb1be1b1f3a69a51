package dev.unmesh.run.sweep;

import dev.unmesh.run.table.Spread;
import java.util.List;

/**
 * A figure of a chosen setting over its runs, with its control.
 *
 * @param values one a run, NaN where it has none
 * @param controls of the column beside it, one a run; none for a figure that needs none
 */
public record FigureSummary(Figure figure, List<Double> values, List<Double> controls) {
  public FigureSummary {
    values = List.copyOf(values);
    controls = List.copyOf(controls);
  }

  public Spread spread() {
    return spread(values);
  }

  /** Without any for a figure that needs no control. */
  public Spread control() {
    return spread(controls);
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}

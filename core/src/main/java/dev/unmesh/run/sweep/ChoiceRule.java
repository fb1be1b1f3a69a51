package dev.unmesh.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How one of a setting's points is chosen: the best by a figure among those that are, by others, almost as good as the setting's best.
 *
 * @param by a column of the results
 * @param more whether more of it is better
 * @param within how far from the setting's best a point may be, by column
 */
public record ChoiceRule(String by, boolean more, Map<String, Double> within) {
  public ChoiceRule {
    within = Collections.unmodifiableMap(new LinkedHashMap<>(within));
  }

  /** Whether more of a figure is better, as far as this choice goes. */
  boolean more(String column) {
    return column.equals(by) ? more : Figure.in(column).map(Figure::more).orElse(true);
  }
}

package dev.unmesh.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A point that may be chosen.
 *
 * @param name what tells it from others of its setting
 * @param runs its finished ones, from the sweep's directory
 * @param trials how many there are in all, failed ones among them
 * @param figures the mean over its finished runs of each figure that the choice looks at; what none of them has is not there
 * @param leftOut why it was out of the question; empty if it was not
 */
public record Candidate(
    SweepPoint point, String name, List<String> runs, int trials, Map<String, Double> figures, String leftOut) {
  public Candidate {
    runs = List.copyOf(runs);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  Candidate out(String why) {
    return new Candidate(point, name, runs, trials, figures, why);
  }

  /** NaN if none of its runs has it. */
  public double figure(String column) {
    return figures.getOrDefault(column, Double.NaN);
  }
}

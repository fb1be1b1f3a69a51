package dev.unmesh.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What a trial came to.
 *
 * @param error in a line; empty if it did not fail
 * @param run its directory, from the sweep's
 * @param figures as its files hold them, by column ({@link TrialFigures}); none unless it finished
 */
public record TrialResult(Trial trial, TrialStatus status, String error, String run, Map<String, JsonNode> figures) {
  public TrialResult {
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
  }

  public boolean isFinished() {
    return status == TrialStatus.FINISHED;
  }

  /** The same of another trial with the same run. */
  TrialResult as(Trial other) {
    return new TrialResult(other, status, error, run, figures);
  }

  /** A figure by its column; NaN if there is none. */
  public double figure(String column) {
    JsonNode value = figures.get(column);
    return value != null && value.isNumber() ? value.asDouble() : Double.NaN;
  }
}

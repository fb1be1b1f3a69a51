package dev.unmesh.report;

import java.util.List;
import java.util.Objects;

/**
 * What it cost to take out the weights between modules.
 *
 * @param step steps taken until then
 */
public record ProjectionView(long step, State before, State after, State polished) {
  public ProjectionView {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    Objects.requireNonNull(polished, "polished");
  }

  /**
   * How the network did on the test data, and how modular it was.
   *
   * @param accuracy NaN where answers are values
   * @param clusterability of the divided connections
   */
  public record State(double loss, double accuracy, List<NamedValue> clusterability) {
    public State {
      clusterability = List.copyOf(clusterability);
    }
  }
}

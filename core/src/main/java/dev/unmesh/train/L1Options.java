package dev.unmesh.train;

import dev.unmesh.pressure.L1;
import dev.unmesh.pressure.Reduction;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.List;

/**
 * The plain L1 penalty on all weights that connect neurons.
 *
 * @param reduction sum over each parameter, or its mean
 * @param strength lambda over the fraction of training
 */
public record L1Options(Reduction reduction, Schedule strength) implements PressureOptions {
  /** Summed, lambda 1e-4. */
  public L1Options() {
    this(Reduction.SUM, Schedule.constant(1e-4));
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    return List.of(ScheduledPressure.of(L1.onWeights(reduction), strength));
  }
}

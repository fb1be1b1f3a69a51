package dev.unmesh.train;

import dev.unmesh.cluster.SpectralRegulariser;
import dev.unmesh.pressure.Schedule;
import dev.unmesh.wiring.Partition;
import java.util.List;

/**
 * The spectral regulariser on the whole network.
 *
 * @param eigenvalues how many of the smallest non-trivial ones are summed
 * @param strength lambda over the fraction of training
 */
public record SpectralOptions(int eigenvalues, Schedule strength) implements PressureOptions {
  /** Three eigenvalues, lambda .1. */
  public SpectralOptions() {
    this(3, Schedule.constant(.1));
  }

  public SpectralOptions {
    new SpectralRegulariser(eigenvalues);
  }

  @Override
  public List<ScheduledPressure> pressures(Partition partition, List<String> divided) {
    return List.of(ScheduledPressure.of(new SpectralRegulariser(eigenvalues), strength));
  }
}

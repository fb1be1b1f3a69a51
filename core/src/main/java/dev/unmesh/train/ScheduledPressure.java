package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;
import dev.unmesh.pressure.Schedule;

/** A pressure whose strength depends on how far training has come. */
public record ScheduledPressure(Pressure pressure, Strength strength) {
  static ScheduledPressure of(Pressure pressure, Schedule schedule) {
    return new ScheduledPressure(pressure, (step, fraction) -> schedule.at(fraction));
  }

  /** Lambda after some steps, a given fraction (0 to 1) of all. */
  @FunctionalInterface
  public interface Strength {
    double at(long steps, double fraction);
  }
}

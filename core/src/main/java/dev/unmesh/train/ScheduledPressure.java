package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;
import java.util.function.DoubleUnaryOperator;

/** A pressure whose strength depends on the fraction of training done, 0 to 1. */
public record ScheduledPressure(Pressure pressure, DoubleUnaryOperator strength) {}

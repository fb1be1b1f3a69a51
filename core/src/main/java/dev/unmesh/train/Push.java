package dev.unmesh.train;

import dev.unmesh.pressure.Pressure;

/** A pressure at the strength it has in one step. */
public record Push(Pressure pressure, double strength) {}

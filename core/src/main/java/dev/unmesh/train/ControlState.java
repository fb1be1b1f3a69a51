package dev.unmesh.train;

/**
 * Where the steering of a pressure's strength stands.
 *
 * @param strength lambda
 * @param deviation as last seen; NaN before the first time
 */
public record ControlState(double strength, double deviation) {}

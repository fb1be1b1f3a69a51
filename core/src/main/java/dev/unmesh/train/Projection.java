package dev.unmesh.train;

/**
 * When a gate shut, and what that cost: the same weights just before and after those between modules became 0.
 *
 * @param step steps taken until then
 */
public record Projection(long step, ProjectionFigures before, ProjectionFigures after) {}

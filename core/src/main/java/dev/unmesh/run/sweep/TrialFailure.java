package dev.unmesh.run.sweep;

/**
 * A trial that ended without a result.
 *
 * @param times it did so
 * @param error what it said the last time, in a line
 */
record TrialFailure(int times, String error) {}

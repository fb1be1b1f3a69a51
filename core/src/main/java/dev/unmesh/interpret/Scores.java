package dev.unmesh.interpret;

/**
 * How well a network answers.
 *
 * @param overall accuracy, or the mean squared error where targets are values
 * @param each the same for every class, or for every output; NaN for a class without examples
 */
public record Scores(double overall, double[] each) {}

package dev.unmesh.report.chart;

/**
 * One axis of a chart of two figures.
 *
 * @param title in words
 * @param more whether more is better
 * @param share whether it is drawn in per cent
 * @param log whether values above 0 are drawn by logarithm
 */
public record ParetoScale(String title, boolean more, boolean share, boolean log) {}

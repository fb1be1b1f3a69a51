package dev.unmesh.report.chart;

/**
 * A setting's place on the axis of a panel.
 *
 * @param kind CSS class: "plain", "bimt", or "own" for BIMT under a setting of its own
 * @param q Newman Q by seed, NaN where there is none
 * @param cost wiring cost by seed
 * @param missing seeds without figures
 */
public record SettingColumn(String name, String kind, double[] q, double[] cost, int missing) {}

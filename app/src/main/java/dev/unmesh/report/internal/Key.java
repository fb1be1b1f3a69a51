package dev.unmesh.report.internal;

/** An entry of a legend: the CSS class that paints it, and what it stands for. */
public record Key(String kind, String name) {}

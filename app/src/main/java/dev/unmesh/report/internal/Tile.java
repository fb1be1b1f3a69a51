package dev.unmesh.report.internal;

/** A figure worth a glance: what it is, its value, what to hold it against. */
public record Tile(String name, String value, String note) {}

package dev.unmesh.report.internal;

/** A sentence and a table of numbers. */
public record NumbersModel(String lead, Table table) {}

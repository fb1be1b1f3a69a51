package dev.unmesh.cut.certify;

/** Sums over the first network's numbers and the differences at one place. */
record Rows(Panel first, Panel difference) {}

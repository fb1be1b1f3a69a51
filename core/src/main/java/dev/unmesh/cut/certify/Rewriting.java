package dev.unmesh.cut.certify;

/** Takes upper bounds on sums over a step's outputs to ones on sums over its inputs, for one box. Safe for use by several threads. */
interface Rewriting {
  /** @param sums taken along: the bounds' constants */
  Rows back(Rows rows, Sums sums);
}

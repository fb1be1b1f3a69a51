package dev.unmesh.interpret.circuit;

/** What becomes of an edge that was tried. */
enum Verdict {
  /** The objective stays within the bound without it. */
  OUT,
  /** It does not. */
  STAYS,
  /** Too near the bound to say in values that rounding has touched. */
  CLOSE
}

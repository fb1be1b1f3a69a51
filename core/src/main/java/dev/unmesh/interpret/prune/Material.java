package dev.unmesh.interpret.prune;

/**
 * What counts as mattering to an output: without it, the output's squared error is higher by more than 1 % of the variance of its
 * target, an error of a tenth of a standard deviation. That is some ten times what stray weights of trained networks were seen to
 * carry and a twentieth of what the least input of BIMT's formulas is worth; it does not move with the tolerance, which says how far
 * to prune.
 */
public final class Material {
  /** The share of a variance. */
  public static final double SHARE = .01;

  private Material() {}
}

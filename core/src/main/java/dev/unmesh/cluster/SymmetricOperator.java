package dev.unmesh.cluster;

/** A symmetric, positive semi-definite linear map on float vectors, known only by what it does to them. */
interface SymmetricOperator {
  int size();

  /** y[c] = this * x[c] for every vector of a block; the arrays in {@code y} are overwritten. */
  void apply(float[][] x, float[][] y);
}

package dev.unmesh.cut.certify;

/**
 * Factors of several sums over the numbers at one place; those of numbers not in {@code places} are 0.
 *
 * @param sums how many
 * @param factors places x sums, not copied
 */
record Panel(Places places, int sums, double[] factors) {
  static Panel zero(Places places, int sums) {
    return new Panel(places, sums, new double[Math.multiplyExact(places.count(), sums)]);
  }

  /** Where the factors of a place start. */
  int start(int place) {
    return place * sums;
  }

  /** Adds another panel of the same places. */
  void add(Panel other) {
    for (int i = 0; i < factors.length; i++) {
      factors[i] += other.factors[i];
    }
  }
}

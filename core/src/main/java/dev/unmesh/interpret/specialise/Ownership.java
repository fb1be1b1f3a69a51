package dev.unmesh.interpret.specialise;

import java.util.Arrays;

/**
 * Which module owns each class: the one that is the most active for the largest share of the class's examples, the lower number of
 * equals.
 *
 * @param owners by class, -1 for a class without examples
 * @param shares the owner's share of the class's examples, NaN for a class without examples
 */
record Ownership(int modules, int[] owners, double[] shares) {
  static Ownership of(ClassTable table) {
    int[][] counts = table.counts();
    int[] owners = new int[counts.length];
    double[] shares = new double[counts.length];
    for (int c = 0; c < counts.length; c++) {
      int seen = Arrays.stream(counts[c]).sum();
      int most = 0;
      for (int m = 1; m < counts[c].length; m++) {
        most = counts[c][m] > counts[c][most] ? m : most;
      }
      owners[c] = seen == 0 ? -1 : most;
      shares[c] = seen == 0 ? Double.NaN : (double) counts[c][most] / seen;
    }
    return new Ownership(counts[0].length, owners, shares);
  }

  /**
   * How many modules own classes, in effect: exp of the entropy of the classes' distribution over their owners, every class counting
   * alike. 1 where one module owns all, k where each owns as many; NaN without a class.
   */
  double effective() {
    double owned = Arrays.stream(owners).filter(owner -> owner >= 0).count();
    double entropy = 0;
    for (int m = 0; m < modules; m++) {
      int module = m;
      double share = Arrays.stream(owners).filter(owner -> owner == module).count() / owned;
      entropy -= share > 0 ? share * Math.log(share) : 0;
    }
    return owned == 0 ? Double.NaN : Math.exp(entropy);
  }
}

package dev.unmesh.interpret.specialise;

/**
 * What switching modules off costs.
 *
 * @param whole each class's accuracy with all modules on, NaN for a class without examples
 * @param without each class's accuracy without a module, by module; null for a module that has no neuron to switch off
 */
record Damage(double[] whole, double[][] without) {
  /** How much of a class's accuracy a module takes with it. */
  double drop(int label, int module) {
    return whole[label] - without[module][label];
  }

  /** The mean drop of a class over the modules that do not own it; NaN where there are none. */
  double dropByOthers(int label, int owner) {
    double sum = 0;
    int others = 0;
    for (int m = 0; m < without.length; m++) {
      if (m != owner && without[m] != null) {
        sum += drop(label, m);
        others++;
      }
    }
    return others == 0 ? Double.NaN : sum / others;
  }

  /** The drop of a class without its owner less the mean drop without another, averaged over the classes that have both; or NaN. */
  double gap(Ownership ownership) {
    double sum = 0;
    int classes = 0;
    for (int c = 0; c < whole.length; c++) {
      int owner = ownership.owners()[c];
      double gap = owner < 0 ? Double.NaN : drop(c, owner) - dropByOthers(c, owner);
      if (!Double.isNaN(gap)) {
        sum += gap;
        classes++;
      }
    }
    return classes == 0 ? Double.NaN : sum / classes;
  }
}

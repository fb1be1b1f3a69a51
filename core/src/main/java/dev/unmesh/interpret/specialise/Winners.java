package dev.unmesh.interpret.specialise;

import dev.unmesh.interpret.ModuleActivity;
import java.util.Arrays;

/** The most active module for every example: the argmax of the modules' L2 energy. */
final class Winners {
  private Winners() {}

  /**
   * Equals, and with them examples that excite no module at all, go to the lowest module that has a neuron.
   *
   * @param labels the module of every neuron, -1 for none; not all -1
   * @throws IllegalArgumentException if an activity is no finite number
   */
  static int[] of(ModuleActivity activity, int[] labels) {
    int[] living = Arrays.stream(labels).filter(label -> label >= 0).sorted().distinct().toArray();
    int[] winners = new int[activity.examples()];
    for (int e = 0; e < winners.length; e++) {
      winners[e] = living[0];
      for (int module : living) {
        double energy = activity.at(e, module);
        if (!Double.isFinite(energy)) {
          throw new IllegalArgumentException(
              "group '" + activity.group() + "' answers to example " + (e + 1) + " with " + energy
                  + ": the network's weights must be finite numbers; train it again with a lower rate");
        }
        winners[e] = energy > activity.at(e, winners[e]) ? module : winners[e];
      }
    }
    return winners;
  }
}

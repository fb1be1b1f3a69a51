package dev.unmesh.interpret.card;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Task;
import java.util.ArrayList;
import java.util.List;

/** What a module adds to each output, over all inputs. */
final class OutputEffects {
  private OutputEffects() {}

  static List<ModuleCard.Effect> of(Contributions contributions, int module, Task task) {
    int outputs = contributions.outputs();
    boolean classes = task.test().targets() instanceof ClassTargets;
    int[] labels = task.test().targets() instanceof ClassTargets targets ? targets.labels() : new int[0];
    double[] sum = new double[outputs];
    double[] squares = new double[outputs];
    double[] own = new double[outputs];
    int[] ofClass = new int[outputs];
    float[] added = contributions.byModule()[module];
    for (int e = 0; e < contributions.examples(); e++) {
      double centre = classes ? mean(added, e * outputs, outputs) : 0;
      for (int o = 0; o < outputs; o++) {
        double effect = added[e * outputs + o] - centre;
        sum[o] += effect;
        squares[o] += effect * effect;
        if (classes && labels[e] == o) {
          own[o] += effect;
          ofClass[o]++;
        }
      }
    }
    List<ModuleCard.Effect> effects = new ArrayList<>();
    for (int o = 0; o < outputs; o++) {
      double mean = sum[o] / contributions.examples();
      double spread = Math.sqrt(Math.max(0, squares[o] / contributions.examples() - mean * mean));
      String name = task.outputLabels().size() == outputs ? task.outputLabels().get(o) : "output " + (o + 1);
      effects.add(new ModuleCard.Effect(name, mean, spread, ofClass[o] == 0 ? Double.NaN : own[o] / ofClass[o]));
    }
    return effects;
  }

  private static double mean(float[] values, int from, int count) {
    double sum = 0;
    for (int i = from; i < from + count; i++) {
      sum += values[i];
    }
    return sum / count;
  }
}

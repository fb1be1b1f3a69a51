package dev.unmesh.interpret.prune;

import dev.unmesh.task.Inputs;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/**
 * Which outputs depend on which inputs. An input is knocked out by giving each example another one's value of it; an output depends on it
 * if its squared error rises by more than {@link Material} of the variance of its target, and by more than twice the rise's
 * standard error. (Permutation importance: Breiman 2001; Fisher, Rudin, Dominici 2019.) An input that moves an output to no use raises no
 * error; {@link #movement} shows it all the same.
 *
 * @param rise outputs x inputs: of the error, as a share of the variance of the output's target
 * @param movement outputs x inputs: of the output, as a share of its variance (Sobol's total effect)
 * @param on outputs x inputs: whether the output depends on the input
 */
public record Dependencies(List<String> inputs, List<String> outputs, double[][] rise, double[][] movement, boolean[][] on) {
  static Dependencies of(Subject subject, Knockouts knockouts, DoubleConsumer progress) {
    List<String> inputs = InputNames.of(subject.task());
    List<String> outputs = subject.task().outputLabels();
    double[][] rise = new double[outputs.size()][inputs.size()];
    double[][] movement = new double[outputs.size()][inputs.size()];
    boolean[][] on = new boolean[outputs.size()][inputs.size()];
    InputUse use = InputUse.of(subject, knockouts.weights());
    int[][] partners = new int[knockouts.rounds()][];
    for (int round = 0; round < partners.length; round++) {
      partners[round] = Shuffles.partners(knockouts.examples().count(), round);
    }
    for (int i = 0; i < inputs.size() && partners.length > 0; i++) {
      if (use.isLive(i)) {
        Inputs[] rounds = new Inputs[partners.length];
        for (int round = 0; round < rounds.length; round++) {
          rounds[round] = Shuffles.feature(knockouts.examples().inputs(), i, partners[round]);
        }
        Knockouts.Effect effect = knockouts.of(rounds);
        for (int o = 0; o < outputs.size(); o++) {
          rise[o][i] = effect.rise()[o];
          movement[o][i] = effect.movement()[o];
          on[o][i] = effect.matters(o, Material.SHARE);
        }
      }
      progress.accept((i + 1.0) / inputs.size());
    }
    return new Dependencies(inputs, outputs, rise, movement, on);
  }

  /** The inputs an output depends on. */
  public List<String> of(int output) {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (on[output][i]) {
        names.add(inputs.get(i));
      }
    }
    return names;
  }

  /** Every output with the inputs it depends on: {"y1": ["x1", "x3"], ...}. */
  public Map<String, List<String>> named() {
    Map<String, List<String>> named = new LinkedHashMap<>();
    for (int o = 0; o < outputs.size(); o++) {
      named.put(outputs.get(o), of(o));
    }
    return named;
  }
}

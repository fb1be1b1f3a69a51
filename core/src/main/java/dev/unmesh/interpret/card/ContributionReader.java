package dev.unmesh.interpret.card;

import dev.unmesh.task.Inputs;
import dev.unmesh.train.ForwardPass;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Works out contributions: from what the joint reads where the network shows it, so that any split costs a matrix product; otherwise by
 * running the network with only the module's columns left in the joint. Not safe for use by several threads.
 */
final class ContributionReader {
  private final ForwardPass pass;
  private final Weights weights;
  private final Inputs inputs;
  private final int outputs;
  private final Optional<float[]> read;
  private final float[] matrix;
  private final int[] order;
  private final float[] base;

  ContributionReader(ForwardPass pass, Weights weights, Inputs inputs, Joint joint, int outputs) {
    this.pass = pass;
    this.weights = weights;
    this.inputs = inputs;
    this.outputs = outputs;
    this.read = pass.into(weights, inputs, joint.connection());
    this.matrix = matrix(joint.connection().view(), weights);
    this.order = pass.outputOrder();
    this.base = base(joint);
  }

  /** Whether splits are cheap. */
  boolean isShown() {
    return read.isPresent();
  }

  Contributions of(Joint joint, int modules) {
    float[][] byModule = new float[modules][];
    for (int m = 0; m < modules; m++) {
      byModule[m] = isShown() ? product(joint, m) : less(pass.outputs(only(joint, m), inputs));
    }
    return new Contributions(inputs.count(), outputs, byModule, base);
  }

  private float[] product(Joint joint, int module) {
    float[] h = read.orElseThrow();
    int columns = joint.labels().length;
    float[] sums = new float[inputs.count() * outputs];
    int[] own = java.util.stream.IntStream.range(0, columns).filter(j -> joint.labels()[j] == module).toArray();
    for (int e = 0; e < inputs.count(); e++) {
      for (int row = 0; row < outputs; row++) {
        double sum = 0;
        for (int j : own) {
          sum += (double) matrix[row * columns + j] * h[e * columns + j];
        }
        sums[e * outputs + order[row]] = (float) sum;
      }
    }
    return sums;
  }

  private float[] less(float[] answers) {
    for (int i = 0; i < answers.length; i++) {
      answers[i] -= base[i % outputs];
    }
    return answers;
  }

  // what is left of the outputs where no module speaks is the same for every input
  private float[] base(Joint joint) {
    float[] silent = pass.outputs(only(joint, Integer.MIN_VALUE), inputs.only(new int[] {0}));
    return java.util.Arrays.copyOf(silent, outputs);
  }

  private Weights only(Joint joint, int module) {
    ParameterView view = joint.connection().view();
    WeightArray whole = weights.get(view.parameter());
    float[] values = whole.values().clone();
    for (int i = 0; i < view.rows().length(); i++) {
      for (int j = 0; j < view.columns().length(); j++) {
        if (joint.labels()[j] != module) {
          values[(int) view.index(i, j, 0)] = 0;
        }
      }
    }
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    weights.names().forEach(name -> arrays.put(name, weights.get(name)));
    arrays.put(view.parameter(), new WeightArray(whole.shape(), values));
    return Weights.of(arrays);
  }

  private static float[] matrix(ParameterView view, Weights weights) {
    float[] stored = weights.get(view.parameter()).values();
    int columns = view.columns().length();
    float[] matrix = new float[view.rows().length() * columns];
    for (int i = 0; i < view.rows().length(); i++) {
      for (int j = 0; j < columns; j++) {
        matrix[i * columns + j] = stored[(int) view.index(i, j, 0)];
      }
    }
    return matrix;
  }
}

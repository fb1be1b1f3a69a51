package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * How strongly every neuron of a hidden group answers to each input: its activation squared, summed over space for a feature map and
 * over the copies of an embedding. Any split of the group into modules is read off it without running the network again.
 *
 * @param squares examples x neurons, row-major
 */
public record NeuronActivity(String group, int neurons, float[] squares) {
  private static final int BATCH = 1000;

  /** Several groups in one pass over the data. @return by group, from input to output */
  public static Map<String, NeuronActivity> of(SequentialNetwork network, Dataset data, List<String> groups) {
    Map<String, NeuronActivity> activities = new LinkedHashMap<>();
    groups.stream()
        .sorted(Comparator.comparingInt(network::stagesUntilActive))
        .forEach(
            group -> {
              int neurons = network.wiring().group(group).size();
              activities.put(group, new NeuronActivity(group, neurons, new float[Math.multiplyExact(data.count(), neurons)]));
            });
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < data.count(); from += BATCH) {
        try (PointerScope scope = new PointerScope()) {
          Tensor active = data.inputs(from, Math.min(data.count(), from + BATCH));
          int stage = 0;
          for (NeuronActivity activity : activities.values()) {
            int stages = network.stagesUntilActive(activity.group);
            active = network.run(active, stage, stages, Pass.EVALUATION);
            activity.read(active, from);
            stage = stages;
          }
        }
      }
    }
    return activities;
  }

  private void read(Tensor active, int from) {
    Tensor squared = active.mul(active);
    if (squared.dim() == 4) {
      squared = squared.sum(2, 3);
    } else if (squared.size(1) > neurons) { // copies of an embedding, side by side
      squared = squared.view(squared.size(0), -1, neurons).sum(1);
    }
    float[] values = Tensors.floats(squared);
    System.arraycopy(values, 0, squares, from * neurons, values.length);
  }

  public int examples() {
    return squares.length / neurons;
  }

  /** The activity of modules of these neurons. @param labels the module of every neuron, -1 for none */
  public ModuleActivity of(int[] labels, int modules) {
    if (labels.length != neurons) {
      throw new IllegalArgumentException("group '" + group + "' has " + neurons + " neurons, got " + labels.length + " labels");
    }
    int examples = examples();
    float[] energy = new float[Math.multiplyExact(examples, modules)];
    double[] sums = new double[modules];
    for (int e = 0; e < examples; e++) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < neurons; i++) {
        if (labels[i] >= 0) {
          sums[labels[i]] += squares[e * neurons + i];
        }
      }
      for (int m = 0; m < modules; m++) {
        energy[e * modules + m] = (float) Math.sqrt(sums[m]);
      }
    }
    return new ModuleActivity(group, modules, energy);
  }
}

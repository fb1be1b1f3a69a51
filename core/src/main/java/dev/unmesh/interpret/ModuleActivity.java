package dev.unmesh.interpret;

import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import java.util.List;

/**
 * How strongly each module answers to each input: the L2 norm of a hidden group's activations within the module (over channel and
 * space for a feature map), beside the whole group's.
 *
 * @param energy examples x modules, row-major
 */
public record ModuleActivity(String group, int modules, float[] energy) {
  /** @param labels the module of every neuron of the group, -1 for none */
  public static ModuleActivity of(SequentialNetwork network, Dataset data, String group, int[] labels, int modules) {
    return NeuronActivity.of(network, data, List.of(group)).get(group).of(labels, modules);
  }

  public int examples() {
    return energy.length / modules;
  }

  public double at(int example, int module) {
    return energy[example * modules + module];
  }

  /** The examples that excite a module most, the strongest first; ties go to the lower number. */
  public int[] strongest(int module, int count) {
    return java.util.stream.IntStream.range(0, examples())
        .boxed()
        .sorted(java.util.Comparator.comparingDouble((Integer example) -> -at(example, module)))
        .limit(count)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}

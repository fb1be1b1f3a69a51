package dev.unmesh.interpret;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * How strongly each module answers to each input: the L2 norm of a hidden group's activations within the module (over channel and
 * space for a feature map), beside the whole group's.
 *
 * @param energy examples x modules, row-major
 */
public record ModuleActivity(String group, int modules, float[] energy) {
  private static final int BATCH = 1000;

  /** @param labels the module of every neuron of the group, -1 for none */
  public static ModuleActivity of(SequentialNetwork network, Dataset data, String group, int[] labels, int modules) {
    int stages = network.stagesUntilActive(group);
    float[] energy = new float[Math.multiplyExact(data.count(), modules)];
    float[] members = new float[labels.length * modules];
    for (int i = 0; i < labels.length; i++) {
      if (labels[i] >= 0) {
        members[i * modules + labels[i]] = 1;
      }
    }
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int from = 0; from < data.count(); from += BATCH) {
        try (PointerScope scope = new PointerScope()) {
          int to = Math.min(data.count(), from + BATCH);
          Tensor active = network.run(data.inputs(from, to), 0, stages, Pass.EVALUATION);
          Tensor squares = active.mul(active);
          if (squares.dim() == 4) {
            squares = squares.sum(2, 3);
          } else if (squares.size(1) > labels.length) { // copies of an embedding, side by side
            squares = squares.view(to - from, -1, labels.length).sum(1);
          }
          Tensor sums = squares.matmul(Tensors.of(members, labels.length, modules)).sqrt();
          System.arraycopy(Tensors.floats(sums), 0, energy, from * modules, (to - from) * modules);
        }
      }
    }
    return new ModuleActivity(group, modules, energy);
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

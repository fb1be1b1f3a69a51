package dev.unmesh.interpret.specialise;

import dev.unmesh.engine.Tensors;
import dev.unmesh.interpret.Prefix;
import dev.unmesh.interpret.RestingActivity;
import dev.unmesh.network.Pass;
import dev.unmesh.network.SequentialNetwork;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A network with modules switched off in some hidden groups, by the like-for-like rule: their neurons lose every weight that leads to
 * them, so the share of a matrix that goes is the module's share of its rows, in a dense matrix and a block-diagonal one alike. What
 * such neurons put out is no longer a function of the input, so it is written over their activations instead of running the layer
 * again with other weights: what lies before the first group is computed once, and no weight is touched.
 */
final class SilencedNetwork implements AutoCloseable {
  /** Small enough for a feature map to be worked on in the cache, and for a layer of some dozen neurons not to wait for threads. */
  private static final int BATCH = 500;

  private final SequentialNetwork network;
  private final int[] labels;
  private final int classes;
  private final List<Site> sites = new ArrayList<>();
  private final Prefix prefix;

  /** Where a group's activations stand, and what they are at rest. */
  private record Site(String group, int stage, int neurons, Tensor rest) {
    Tensor silence(Tensor active, int[] modules, int off) {
      int copies = active.dim() == 4 ? 1 : Math.toIntExact(active.size(1)) / neurons; // of an embedding, side by side
      byte[] silent = new byte[copies * neurons];
      for (int i = 0; i < silent.length; i++) {
        silent[i] = (byte) (modules[i % neurons] == off ? 1 : 0);
      }
      long[] shape = active.dim() == 4 ? new long[] {1, neurons, 1, 1} : new long[] {1, silent.length};
      return torch.where(Tensors.of(silent, shape).toType(torch.ScalarType.Bool), rest, active);
    }
  }

  /**
   * @param examples those to answer
   * @param groups the hidden groups to switch modules off in, from input to output
   */
  SilencedNetwork(SequentialNetwork network, Dataset data, int[] examples, int classes, List<String> groups) {
    this.network = network;
    this.labels = Arrays.stream(examples).map(i -> data.labels()[i]).toArray();
    this.classes = classes;
    for (String group : groups) {
      int neurons = network.wiring().group(group).size();
      sites.add(new Site(group, network.stagesUntilActive(group), neurons, RestingActivity.of(network, data, group)));
    }
    this.prefix = new Prefix(network, data, examples, sites.get(0).stage(), BATCH);
  }

  /** What it costs to switch off each module that has a neuron in one of the groups. */
  Damage damage(double[] whole, Partition partition, Runnable step) {
    double[][] without = new double[partition.modules()][];
    for (int m = 0; m < without.length; m++) {
      int module = m;
      boolean lives = sites.stream().flatMapToInt(site -> Arrays.stream(labels(partition, site))).anyMatch(label -> label == module);
      without[m] = lives ? accuracy(partition, module) : null;
      step.run();
    }
    return new Damage(whole, without);
  }

  /** Each class's accuracy with all modules on, NaN for a class without examples. */
  double[] whole() {
    return accuracy((site, active) -> active);
  }

  /** Each class's accuracy without a module. */
  double[] accuracy(Partition partition, int off) {
    return accuracy((site, active) -> site.silence(active, labels(partition, site), off));
  }

  private double[] accuracy(BiFunction<Site, Tensor, Tensor> edit) {
    Evaluation.Score score = new Evaluation.Score(classes);
    try (NoGradGuard frozen = new NoGradGuard()) {
      for (int batch = 0; batch < prefix.batches(); batch++) {
        try (PointerScope scope = new PointerScope()) {
          Tensor x = prefix.activations(batch);
          int stage = sites.get(0).stage();
          for (Site site : sites) {
            x = edit.apply(site, network.run(x, stage, site.stage(), Pass.EVALUATION));
            stage = site.stage();
          }
          score.add(network.run(x, stage, network.stages(), Pass.EVALUATION), labels, prefix.first(batch));
        }
      }
    }
    return score.byClass();
  }

  private static int[] labels(Partition partition, Site site) {
    return partition.labels(site.group()).orElseThrow();
  }

  @Override
  public void close() {
    prefix.close();
    sites.forEach(site -> site.rest().close());
  }
}

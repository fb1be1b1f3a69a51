package dev.unmesh.train.activity;

import dev.unmesh.engine.Tensors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Alternates between reading and sharpening. Over an epoch it adds up, for every class, how strongly each module answered; then each
 * module's answers are divided by their mean over classes, so that a loud module is not everyone's, and the classes are shared out
 * evenly where they are answered most. The assignment loss presses towards that until the next reading.
 */
final class DiscoveredAssignmentTerm implements ActivityTerm {
  private final AssignmentTerm sharpening;
  private final Map<String, ModuleBlocks> blocks;
  private final int classes;
  private final int modules;
  private final long stepsPerEpoch;
  private final int warmUp;
  private final int settled;
  private final Tensor energies;
  private final Tensor counts;

  DiscoveredAssignmentTerm(
      AssignmentTerm sharpening, Map<String, ModuleBlocks> blocks, int classes, int modules, long stepsPerEpoch, int warmUp, int settled) {
    this.sharpening = sharpening;
    this.blocks = blocks;
    this.classes = classes;
    this.modules = modules;
    this.stepsPerEpoch = stepsPerEpoch;
    this.warmUp = warmUp;
    this.settled = settled;
    this.energies = Tensors.keep(Tensors.zeros(classes, modules));
    this.counts = Tensors.keep(Tensors.zeros(classes));
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public Optional<Tensor> loss(Map<String, Tensor> active, Tensor targets) {
    Tensor ofClass = torch.one_hot(targets, classes).toType(torch.ScalarType.Float);
    counts.add_(ofClass.sum(0));
    for (Map.Entry<String, ModuleBlocks> group : blocks.entrySet()) {
      Tensor answered = group.getValue().energies(active.get(group.getKey()).detach());
      // groups count alike, whatever the scale of their activations
      energies.add_(ofClass.t().matmul(answered.div(answered.mean().add(new Scalar(1e-12)))));
    }
    return sharpening.loss(active, targets);
  }

  @Override
  public void stepped(long steps) {
    if (steps % stepsPerEpoch != 0) {
      return;
    }
    long epoch = steps / stepsPerEpoch;
    if (epoch >= warmUp && (settled == 0 || epoch <= settled || Tensors.longs(sharpening.owner())[0] < 0)) {
      sharpening.assign(BalancedAssignment.of(affinity()));
    }
    energies.zero_();
    counts.zero_();
  }

  private double[][] affinity() {
    float[] sums = Tensors.floats(energies);
    float[] seen = Tensors.floats(counts);
    double[][] affinity = new double[classes][modules];
    for (int m = 0; m < modules; m++) {
      double mean = 0;
      for (int c = 0; c < classes; c++) {
        affinity[c][m] = seen[c] == 0 ? 0 : sums[c * modules + m] / seen[c];
        mean += affinity[c][m] / classes;
      }
      for (int c = 0; c < classes; c++) {
        affinity[c][m] = mean == 0 ? 0 : affinity[c][m] / mean;
      }
    }
    return affinity;
  }

  @Override
  public Map<String, Tensor> state() {
    Map<String, Tensor> state = new LinkedHashMap<>();
    state.put("owner", sharpening.owner());
    state.put("energies", energies);
    state.put("counts", counts);
    return state;
  }

  @Override
  public void restored() {
    sharpening.restored();
  }

  @Override
  public void close() {
    sharpening.close(); // and with it the blocks, which are its own
    energies.close();
    counts.close();
  }
}

package dev.unmesh.train.activity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Tensor;

/**
 * Sparse Competitive Modules: each example shall excite one module, and all modules shall be needed,
 *
 * <pre>q = softmax(E / tau),   L = mean_b H(q_b) - H(mean_b q_b),   mean over groups</pre>
 *
 * H being the entropy in nats: per-example entropy down, the batch's up. With the hard option only the winner's activations go on.
 * Source: Rossigneux and Haroun 2026, "Sparse Competitive Modules".
 */
final class CompetitionTerm implements ActivityTerm {
  private final Map<String, ModuleBlocks> blocks;
  private final double temperature;
  private final boolean hard;

  CompetitionTerm(Map<String, ModuleBlocks> blocks, double temperature, boolean hard) {
    this.blocks = blocks;
    this.temperature = temperature;
    this.hard = hard;
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public Tensor pass(String group, Tensor active, Tensor targets, double strength) {
    ModuleBlocks of = blocks.get(group);
    if (of == null || !hard || strength == 0) {
      return active;
    }
    return active.mul(of.of(of.energies(active.detach()).argmax(new LongOptional(1), false), active));
  }

  @Override
  public Optional<Tensor> loss(Map<String, Tensor> active, Tensor targets) {
    return GroupMean.of(
        blocks,
        active,
        temperature,
        logits -> {
          Tensor shares = logits.softmax(1);
          return Entropy.ofRows(shares).mean().sub(Entropy.of(shares.mean(0)));
        });
  }

  @Override
  public void close() {
    blocks.values().forEach(ModuleBlocks::close);
  }
}

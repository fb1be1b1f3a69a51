package dev.unmesh.train.activity;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The mutual information of class and soft module on a batch, to be driven up:
 *
 * <pre>q = softmax(E / tau),   L = -(H(mean_b q_b) - sum_y p(y) H(mean over the examples of y of q_b)),   mean over groups</pre>
 *
 * in nats; at least -ln k.
 */
final class ClassInformationTerm implements ActivityTerm {
  private final Map<String, ModuleBlocks> blocks;
  private final int classes;
  private final double temperature;

  ClassInformationTerm(Map<String, ModuleBlocks> blocks, int classes, double temperature) {
    this.blocks = blocks;
    this.classes = classes;
    this.temperature = temperature;
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public Optional<Tensor> loss(Map<String, Tensor> active, Tensor targets) {
    Tensor ofClass = torch.one_hot(targets, classes).toType(torch.ScalarType.Float);
    Tensor counts = ofClass.sum(0);
    Tensor weights = counts.div(new Scalar((double) targets.size(0)));
    Tensor divisors = counts.clamp_min(new Scalar(1.0)).unsqueeze(1);
    return GroupMean.of(
        blocks,
        active,
        temperature,
        logits -> {
          Tensor shares = logits.softmax(1);
          Tensor byClass = ofClass.t().matmul(shares).div(divisors);
          return Entropy.ofRows(byClass).mul(weights).sum().sub(Entropy.of(shares.mean(0)));
        });
  }

  @Override
  public void close() {
    blocks.values().forEach(ModuleBlocks::close);
  }
}

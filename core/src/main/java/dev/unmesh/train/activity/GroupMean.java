package dev.unmesh.train.activity;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** A loss of the modules' energies, mean over the groups that are read. */
final class GroupMean {
  private GroupMean() {}

  /**
   * @param active activations by group
   * @param loss of a group's energies over the temperature, batch x modules, to a scalar
   */
  static Optional<Tensor> of(Map<String, ModuleBlocks> blocks, Map<String, Tensor> active, double temperature, UnaryOperator<Tensor> loss) {
    Tensor sum = null;
    for (Map.Entry<String, ModuleBlocks> group : blocks.entrySet()) {
      Tensor one = loss.apply(group.getValue().energies(active.get(group.getKey())).div(new Scalar(temperature)));
      sum = sum == null ? one : sum.add(one);
    }
    return Optional.of(sum.div(new Scalar((double) blocks.size())));
  }
}

package dev.unmesh.train.activity;

import dev.unmesh.engine.Tensors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The assignment loss: the module a class is given to shall be the one that answers most,
 *
 * <pre>mean over groups of CE(softmax(E / tau), a(y)),   E_c = ||h_c||_2</pre>
 *
 * where a(y) is the module of the example's class. Without an assignment yet (all of it -1) it is silent.
 */
final class AssignmentTerm implements ActivityTerm {
  private final Map<String, ModuleBlocks> blocks;
  private final Tensor owner;
  private final double temperature;
  private boolean assigned;

  AssignmentTerm(Map<String, ModuleBlocks> blocks, long[] owner, double temperature) {
    this.blocks = blocks;
    this.owner = Tensors.keep(Tensors.of(owner, owner.length));
    this.temperature = temperature;
    this.assigned = owner.length > 0 && owner[0] >= 0;
  }

  /** A new assignment, one module a class. */
  void assign(long[] modules) {
    try (Tensor values = Tensors.of(modules, modules.length)) {
      owner.copy_(values);
    }
    assigned = modules[0] >= 0;
  }

  Tensor owner() {
    return owner;
  }

  @Override
  public void restored() {
    assigned = Tensors.longs(owner)[0] >= 0;
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public Optional<Tensor> loss(Map<String, Tensor> active, Tensor targets) {
    if (!assigned) {
      return Optional.empty();
    }
    Tensor modules = owner.index_select(0, targets);
    return GroupMean.of(blocks, active, temperature, logits -> torch.cross_entropy_loss(logits, modules));
  }

  @Override
  public void close() {
    blocks.values().forEach(ModuleBlocks::close);
    owner.close();
  }
}

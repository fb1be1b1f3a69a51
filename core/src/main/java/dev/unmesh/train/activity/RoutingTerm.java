package dev.unmesh.train.activity;

import dev.unmesh.engine.Tensors;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Data-dependent gradient masks: forward, activations pass as they are; backward, those of modules an example's class is not given to
 * pass 1 - s of their gradient,
 *
 * <pre>h = m h + (1 - m) ((1 - s) h + s stop(h))</pre>
 *
 * with m = 1 for the neurons of the class's module. What leads into a module then learns from its own classes only; weights that read a
 * routed group still learn from all. Source: Cloud et al. 2024, "Gradient Routing" (arXiv 2410.04332), section 3.
 */
final class RoutingTerm implements ActivityTerm {
  private final Map<String, ModuleBlocks> blocks;
  private final Tensor owner;

  RoutingTerm(Map<String, ModuleBlocks> blocks, long[] owner) {
    this.blocks = blocks;
    this.owner = Tensors.keep(Tensors.of(owner, owner.length));
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public Tensor pass(String group, Tensor active, Tensor targets, double strength) {
    ModuleBlocks of = blocks.get(group);
    if (of == null || strength == 0) {
      return active;
    }
    Tensor own = of.of(owner.index_select(0, targets), active);
    // 1 for the own module, 1 - s for the others
    Tensor open = own.mul(new Scalar(strength)).add(new Scalar(1 - strength));
    Tensor stopped = active.detach();
    return active.sub(stopped).mul(open).add(stopped);
  }

  @Override
  public void close() {
    blocks.values().forEach(ModuleBlocks::close);
    owner.close();
  }
}

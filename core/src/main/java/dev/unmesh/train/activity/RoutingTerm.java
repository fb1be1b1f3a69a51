package dev.unmesh.train.activity;

import dev.unmesh.engine.Tensors;
import java.util.Map;
import java.util.Set;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Data-dependent gradient masks: forward, activations pass as they are; backward, the gradient g by those of modules an example's class is
 * not given to becomes
 *
 * <pre>(1 - s) g                  (NOTHING)
 * (1 - s) g + s max(g, 0)    (QUIETEN)</pre>
 *
 * What leads into a module then learns from its own classes only, or is excited by them only; weights that read a routed group still learn
 * from all. Source: Cloud et al. 2024, "Gradient Routing" (arXiv 2410.04332), section 3; the second form is ours: steps go down the
 * gradient, so that its positive part lowers activations.
 */
final class RoutingTerm implements ActivityTerm {
  private final Map<String, ModuleBlocks> blocks;
  private final Tensor owner;
  private final Foreign foreign;

  RoutingTerm(Map<String, ModuleBlocks> blocks, long[] owner, Foreign foreign) {
    this.blocks = blocks;
    this.owner = Tensors.keep(Tensors.of(owner, owner.length));
    this.foreign = foreign;
  }

  @Override
  public Set<String> groups() {
    return blocks.keySet();
  }

  @Override
  public boolean routes(String group) {
    return blocks.containsKey(group);
  }

  @Override
  public Tensor gradient(String group, Tensor gradient, Tensor targets, double strength) {
    ModuleBlocks of = blocks.get(group);
    if (of == null || strength == 0) {
      return gradient;
    }
    // s for other modules, 0 for the own
    Tensor held = of.of(owner.index_select(0, targets), gradient).neg().add(new Scalar(1.0)).mul(new Scalar(strength));
    Tensor heldBack = foreign == Foreign.QUIETEN ? gradient.clamp_max(new Scalar(0.0)) : gradient;
    return gradient.sub(held.mul(heldBack));
  }

  @Override
  public void close() {
    blocks.values().forEach(ModuleBlocks::close);
    owner.close();
  }
}

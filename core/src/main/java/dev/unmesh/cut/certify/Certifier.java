package dev.unmesh.cut.certify;

import java.util.ArrayList;
import java.util.List;

/**
 * Proves how far two networks of one shape, such as one and its cut, can lie apart. Computed in doubles, with what their rounding may come
 * to, on the real-valued functions; what the engine's floats may add stands apart. Immutable, safe for use by several threads.
 */
public final class Certifier {
  /** Steps wider than this keep their interval bounds: linear bounds there cost more than they give. */
  private static final int TIGHTEN = 512;

  private final Chain first;
  private final Chain second;
  private final List<Step> steps;

  /** @throws IllegalArgumentException if the two are not step by step of the same shape */
  public Certifier(Chain first, Chain second) {
    List<Link> a = first.links();
    List<Link> b = second.links();
    List<Step> paired = new ArrayList<>();
    if (a.size() != b.size()) {
      throw new IllegalArgumentException("only networks of the same layers can be certified against each other");
    }
    for (int i = 0; i < a.size(); i++) {
      paired.add(Step.of(a.get(i), b.get(i)));
    }
    this.first = first;
    this.second = second;
    this.steps = List.copyOf(paired);
  }

  /** What can be proven for all inputs of a box of flat inputs. */
  public Proof proof(Box inputs) {
    return new Proof(first, second, JointBounds.of(steps, inputs, TIGHTEN));
  }

  /** The same by interval arithmetic alone: looser, and quicker. */
  public Box differenceByIntervals(Box inputs) {
    return JointBounds.of(steps, inputs, 0).outputs().difference();
  }
}

package dev.unmesh.cut.certify;

import java.util.List;

/**
 * Proves how far two networks of one shape, such as one and its cut, can lie apart. Computed in doubles on the real-valued functions;
 * what the engine's floats add is not in it. Immutable, safe for use by several threads.
 */
public final class Certifier {
  /** Steps wider than this keep their interval bounds: linear bounds there cost more than they give. */
  private static final int TIGHTEN = 512;

  private final Chain first;
  private final Chain second;

  /** @throws IllegalArgumentException if the two are not step by step of the same shape */
  public Certifier(Chain first, Chain second) {
    List<Link> a = first.links();
    List<Link> b = second.links();
    boolean alike = a.size() == b.size();
    for (int i = 0; alike && i < a.size(); i++) {
      alike = a.get(i).getClass() == b.get(i).getClass() && a.get(i).in() == b.get(i).in() && a.get(i).out() == b.get(i).out();
    }
    if (!alike) {
      throw new IllegalArgumentException("only networks of the same layers can be certified against each other");
    }
    this.first = first;
    this.second = second;
  }

  /**
   * What every output of the first network less that of the second lies within, whatever the input in {@code inputs}.
   *
   * @param inputs a box of flat inputs
   */
  public Box difference(Box inputs) {
    return JointBounds.of(first, second, inputs, TIGHTEN).outputs().difference();
  }

  /** The same by interval arithmetic alone: looser, and quicker. */
  public Box differenceByIntervals(Box inputs) {
    return JointBounds.of(first, second, inputs, 0).outputs().difference();
  }

  /**
   * Whether the second network is proven to give {@code answer} the largest output on every input in {@code inputs}.
   *
   * @param answer the first network's, usually, at the box's centre
   */
  public boolean answersAlike(Box inputs, int answer) {
    JointBounds bounds = JointBounds.of(first, second, inputs, TIGHTEN);
    int outputs = first.outputs();
    for (int other = 0; other < outputs; other++) {
      if (other != answer && !(bounds.upper(lead(outputs, other, answer)) < 0)) {
        return false;
      }
    }
    return true;
  }

  // the second network's output `other` less its output `answer`
  private static Link.Rows lead(int outputs, int other, int answer) {
    double[] lead = new double[outputs];
    lead[other] = 1;
    lead[answer] = -1;
    double[] negated = new double[outputs];
    negated[other] = -1;
    negated[answer] = 1;
    return new Link.Rows(lead, negated);
  }
}

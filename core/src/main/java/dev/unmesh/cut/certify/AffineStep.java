package dev.unmesh.cut.certify;

/**
 * y = M x + b, and N x + c in the second network: the difference is N d + (M - N) x + b - c.
 *
 * @param change M - N and b - c
 */
record AffineStep(AffineMap first, AffineMap second, AffineMap change, boolean same) implements Step {
  static AffineStep of(AffineMap first, AffineMap second) {
    AffineMap change = first.minus(second);
    return new AffineStep(first, second, change, change.zero());
  }

  @Override
  public int in() {
    return first.in();
  }

  @Override
  public int out() {
    return first.out();
  }

  @Override
  public Joint through(Joint in) {
    Box a = in.first().through(first);
    if (in.same() && same) {
      return Joint.of(a);
    }
    Box b = in.second().through(second);
    // from either side: N d + (M - N) x, or M d + (M - N) x' with the second network's x'
    Box one = in.difference().throughLinear(second);
    if (same) {
      return new Joint(a, b, one).tightened();
    }
    Box two = in.difference().throughLinear(first);
    return new Joint(a, b, one.plus(in.first().through(change)).and(two.plus(in.second().through(change)))).tightened();
  }

  @Override
  public Rewriting rewriting(Joint in) {
    return AffineRewriting.of(this, in);
  }

  @Override
  public boolean settled(Joint in, int i) {
    return false;
  }
}

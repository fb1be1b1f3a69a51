package dev.unmesh.train.activity;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/** -sum p log p in nats, tracked by autograd. */
final class Entropy {
  /** Keeps 0 log 0 and its gradient finite. */
  private static final double LEAST = 1e-12;

  private Entropy() {}

  /** Of each row of {@code shares}: rows x modules to rows. */
  static Tensor ofRows(Tensor shares) {
    return shares.mul(shares.add(new Scalar(LEAST)).log()).sum(1).neg();
  }

  /** Of one distribution. */
  static Tensor of(Tensor shares) {
    return shares.mul(shares.add(new Scalar(LEAST)).log()).sum().neg();
  }
}

package dev.unmesh.pressure;

import dev.unmesh.engine.Tensors;
import org.bytedeco.pytorch.Scalar;

/** A LibTorch scalar, made again only when its value changes: a pressure's strength stays the same for thousands of steps. */
final class Factor implements AutoCloseable {
  private double value = Double.NaN;
  private Scalar scalar;

  Scalar of(double wanted) {
    if (wanted != value) {
      close();
      scalar = Tensors.keep(new Scalar(wanted));
      value = wanted;
    }
    return scalar;
  }

  @Override
  public void close() {
    if (scalar != null) {
      scalar.close();
      scalar = null;
      value = Double.NaN;
    }
  }
}

package dev.unmesh.network;

import dev.unmesh.engine.array.Nonlinearity;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An elementwise nonlinearity. */
public enum Activation {
  RELU(Nonlinearity.RELU) {
    @Override
    public Tensor apply(Tensor x) {
      return torch.relu(x);
    }
  },
  SILU(Nonlinearity.SILU) {
    @Override
    public Tensor apply(Tensor x) {
      return torch.silu(x);
    }
  },
  TANH(Nonlinearity.TANH) {
    @Override
    public Tensor apply(Tensor x) {
      return torch.tanh(x);
    }
  };

  private final Nonlinearity onArrays;

  Activation(Nonlinearity onArrays) {
    this.onArrays = onArrays;
  }

  public abstract Tensor apply(Tensor x);

  /** The same for the array kernels. */
  public Nonlinearity onArrays() {
    return onArrays;
  }

  /** Whether a larger input never gives a smaller output. */
  public boolean isIncreasing() {
    return this != SILU;
  }
}

package dev.unmesh.network;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** An elementwise nonlinearity. */
public enum Activation {
  RELU {
    @Override
    public Tensor apply(Tensor x) {
      return torch.relu(x);
    }
  },
  SILU {
    @Override
    public Tensor apply(Tensor x) {
      return torch.silu(x);
    }
  },
  TANH {
    @Override
    public Tensor apply(Tensor x) {
      return torch.tanh(x);
    }
  };

  public abstract Tensor apply(Tensor x);

  /** Whether a larger input never gives a smaller output. */
  public boolean isIncreasing() {
    return this != SILU;
  }
}

package dev.unmesh.engine.array;

/** The elementwise functions the array kernels know. */
public enum Nonlinearity {
  /** max(z, 0); slope 0 at 0, as PyTorch has it. */
  RELU,
  /** z / (1 + exp(-z)). */
  SILU,
  TANH
}

package dev.unmesh.network;

import org.bytedeco.pytorch.Tensor;

/** An elementwise nonlinearity. */
record ActivationLayer(String name, Activation activation) implements Layer {
  @Override
  public long[] outputShape(long[] inputShape) {
    return inputShape;
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return activation.apply(x);
  }
}

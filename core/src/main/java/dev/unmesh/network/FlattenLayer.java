package dev.unmesh.network;

import org.bytedeco.pytorch.Tensor;

/** Channels x height x width to one axis: each channel becomes a block of height x width columns. */
record FlattenLayer(String name, int blockWidth) implements Layer {
  @Override
  public long[] outputShape(long[] inputShape) {
    long size = 1;
    for (long extent : inputShape) {
      size *= extent;
    }
    return new long[] {size};
  }

  @Override
  public void state(WiringTrace trace) {
    trace.flattened(blockWidth);
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return x.flatten(1, -1);
  }
}

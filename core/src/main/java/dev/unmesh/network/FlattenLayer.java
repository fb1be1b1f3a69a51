package dev.unmesh.network;

import dev.unmesh.wiring.MapShape;
import org.bytedeco.pytorch.Tensor;

/**
 * Channels x height x width to one axis: each channel becomes a block of height x width columns.
 *
 * @param units whether these are neurons of a group of their own, named after the layer
 */
record FlattenLayer(String name, MapShape map, boolean units) implements Layer {
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
    if (units) {
      trace.unfolded(name, map);
    } else {
      trace.flattened(map.area());
    }
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return x.flatten(1, -1);
  }
}

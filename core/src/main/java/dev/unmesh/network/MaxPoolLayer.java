package dev.unmesh.network;

import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** Max pooling over size x size windows, stride = size. */
record MaxPoolLayer(String name, int size) implements Layer {
  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 3 || inputShape[1] < size || inputShape[2] < size) {
      throw new IllegalArgumentException("layer '" + name + "' pools windows of " + size + " but gets " + Arrays.toString(inputShape));
    }
    return new long[] {inputShape[0], inputShape[1] / size, inputShape[2] / size};
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return torch.max_pool2d(x, size, size);
  }
}

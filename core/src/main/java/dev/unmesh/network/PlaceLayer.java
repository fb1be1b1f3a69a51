package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.AxisMap;
import java.util.Arrays;
import org.bytedeco.pytorch.Tensor;

/** Puts what comes in at some places of {@code out} numbers and 0 at the others: the outputs of a module that makes only some of them. */
record PlaceLayer(String name, AxisMap.Picks places, int out) implements Layer {
  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 1 || inputShape[0] != places.neurons().size()) {
      throw new IllegalArgumentException(
          "layer '" + name + "' places " + places.neurons().size() + " numbers but gets " + Arrays.toString(inputShape));
    }
    return new long[] {out};
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    Tensor index = Tensors.ofIndices(places.neurons().stream().mapToInt(Integer::intValue).toArray());
    return Tensors.zeros(x.size(0), out).index_copy(1, index, x);
  }
}

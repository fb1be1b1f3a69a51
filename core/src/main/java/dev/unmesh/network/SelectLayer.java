package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.AxisMap;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Tensor;

/** Some of its inputs, in an order of their own: what a module reads of what all modules are given. */
record SelectLayer(String name, int in, AxisMap.Picks places) implements Layer {
  static SelectLayer of(String name, int in, List<Integer> places) {
    try {
      AxisMap.Picks picks = new AxisMap.Picks(places);
      picks.extent(in);
      return new SelectLayer(name, in, picks);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
    }
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    if (inputShape.length != 1 || inputShape[0] != in) {
      throw new IllegalArgumentException("layer '" + name + "' selects from " + in + " inputs but gets " + Arrays.toString(inputShape));
    }
    return new long[] {places.neurons().size()};
  }

  @Override
  public void state(WiringTrace trace) {
    trace.picked(places);
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    return x.index_select(1, Tensors.ofIndices(places.neurons().stream().mapToInt(Integer::intValue).toArray()));
  }
}

package dev.unmesh.network;

import dev.unmesh.engine.Tensors;
import java.util.SplittableRandom;
import org.bytedeco.pytorch.Tensor;

/** Dropout whose mask is a function of seed, step and layer; kept activations are scaled by 1 / (1 - rate). */
record DropoutLayer(String name, double rate) implements Layer {
  DropoutLayer {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout must lie in [0, 1), was " + rate);
    }
  }

  @Override
  public long[] outputShape(long[] inputShape) {
    return inputShape;
  }

  @Override
  public Tensor forward(Tensor x, LayerTensors tensors, Pass pass) {
    if (!pass.training() || rate == 0) {
      return x;
    }
    SplittableRandom random = new SplittableRandom(pass.seedFor(name));
    float[] mask = new float[Math.toIntExact(x.numel())];
    float kept = (float) (1 / (1 - rate));
    for (int i = 0; i < mask.length; i++) {
      mask[i] = random.nextDouble() < rate ? 0 : kept;
    }
    return x.mul(Tensors.of(mask, Tensors.longShape(x)));
  }
}

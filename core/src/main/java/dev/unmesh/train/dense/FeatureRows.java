package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.task.Inputs;

/** A few inputs: a row an input, a column an example, like every later layer. */
final class FeatureRows<A> implements InputLayer<A> {
  private final Kernels<A> kernels;
  private final Panel<A> weight;
  private final Panel<A> gradient;
  private final Inputs inputs;
  private final Panel<A> room;
  private final float[] example;
  private Panel<A> batch;

  FeatureRows(Kernels<A> kernels, Panel<A> weight, Panel<A> gradient, Inputs inputs, int capacity) {
    this.kernels = kernels;
    this.weight = weight;
    this.gradient = gradient;
    this.inputs = inputs;
    this.room = Panel.of(kernels, weight.columns(), capacity);
    this.batch = room;
    this.example = new float[weight.columns()];
  }

  @Override
  public void load(int[] examples, int[] order) {
    batch = batch.columns() == examples.length ? batch : room.narrowed(examples.length);
    for (int c = 0; c < examples.length; c++) {
      inputs.copy(examples[c], example, 0);
      for (int r = 0; r < example.length; r++) {
        kernels.put(room.values(), r * room.stride() + c, example[order == null ? r : order[r]]);
      }
    }
  }

  @Override
  public void forward(A bias, int biasAt, Panel<A> z) {
    kernels.affine(weight, batch, bias, biasAt, z);
  }

  @Override
  public void backward(Panel<A> delta) {
    kernels.productTransposed(delta, batch, gradient);
  }
}

package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.task.Inputs;

/** Many inputs, such as pixels: a row an example, as they are stored, so that a batch is copied and never transposed. */
final class ExampleRows<A> implements InputLayer<A> {
  private final Kernels<A> kernels;
  private final Panel<A> weight;
  private final Panel<A> gradient;
  private final Inputs inputs;
  private final Panel<A> room;
  private final float[] example;
  private Panel<A> batch;

  ExampleRows(Kernels<A> kernels, Panel<A> weight, Panel<A> gradient, Inputs inputs, int capacity) {
    this.kernels = kernels;
    this.weight = weight;
    this.gradient = gradient;
    this.inputs = inputs;
    this.room = Panel.of(kernels, capacity, weight.columns());
    this.batch = room;
    this.example = new float[weight.columns()];
  }

  @Override
  public void load(int[] examples, int[] order) {
    if (batch.rows() != examples.length) {
      batch = new Panel<>(room.values(), 0, examples.length, room.columns(), room.stride());
    }
    if (order == null && room.stride() == example.length && room.values() instanceof float[] floats) {
      inputs.copy(examples, floats);
      return;
    }
    for (int r = 0; r < examples.length; r++) {
      inputs.copy(examples[r], example, 0);
      for (int c = 0; c < example.length; c++) {
        kernels.put(room.values(), r * room.stride() + c, example[order == null ? c : order[c]]);
      }
    }
  }

  @Override
  public void forward(A bias, int biasAt, Panel<A> z) {
    kernels.productTransposed(weight, batch, z);
    if (bias != null) {
      kernels.addBias(z, bias, biasAt);
    }
  }

  @Override
  public void backward(Panel<A> delta) {
    kernels.product(delta, batch, gradient, false);
  }
}

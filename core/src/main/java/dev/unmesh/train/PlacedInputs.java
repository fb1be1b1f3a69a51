package dev.unmesh.train;

import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.wiring.Weights;
import java.util.Optional;

/**
 * Inputs as the first layer of a stack reads them: a row a place, a column an example.
 *
 * @param values places x examples; empty for tokens
 */
record PlacedInputs(Inputs inputs, float[] values) {
  /** @param order which of the task's inputs each place takes */
  static PlacedInputs of(Inputs inputs, int[] order) {
    if (inputs instanceof TokenInputs) {
      return new PlacedInputs(inputs, new float[0]);
    }
    int count = inputs.count();
    float[] example = new float[inputs.width()];
    float[] values = new float[Math.multiplyExact(count, example.length)];
    for (int i = 0; i < count; i++) {
      inputs.copy(i, example, 0);
      for (int place = 0; place < example.length; place++) {
        values[place * count + i] = example[order[place]];
      }
    }
    return new PlacedInputs(inputs, values);
  }

  boolean isOf(Inputs others) {
    return inputs == others;
  }

  /** Lays the places {@code read} of the examples from {@code from} on out in {@code x}. */
  void fill(Panel<float[]> x, int[] read, int from, Optional<DenseStack.Embedding> embedding, Weights weights) {
    if (embedding.isPresent()) {
      look(x, read, from, embedding.get(), weights.get(embedding.get().weight()).values());
      return;
    }
    for (int row = 0; row < read.length; row++) {
      System.arraycopy(values, read[row] * inputs.count() + from, x.values(), x.offset() + row * x.stride(), x.columns());
    }
  }

  private void look(Panel<float[]> x, int[] read, int from, DenseStack.Embedding table, float[] values) {
    int[] tokens = ((TokenInputs) inputs).tokens();
    for (int row = 0; row < read.length; row++) {
      int fold = read[row] / table.dims();
      int dimension = read[row] % table.dims();
      int at = x.offset() + row * x.stride();
      for (int c = 0; c < x.columns(); c++) {
        x.values()[at + c] = values[tokens[(from + c) * table.folds() + fold] * table.dims() + dimension];
      }
    }
  }
}

package dev.unmesh.train;

import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.wiring.Weights;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Some inputs as the first layer of a stack reads them: a row a place, a column an example.
 *
 * @param first the first example, {@code count} how many there are from it on
 * @param values places x examples; empty for tokens
 */
record PlacedInputs(Inputs inputs, int first, int count, float[] values) {
  private static final int SLICE = 256;

  /** @param order which of the task's inputs each place takes */
  static PlacedInputs of(Inputs inputs, int[] order, int first, int count) {
    if (inputs instanceof TokenInputs) {
      return new PlacedInputs(inputs, first, count, new float[0]);
    }
    int width = inputs.width();
    float[] values = new float[Math.multiplyExact(count, width)];
    float[] examples = new float[Math.min(count, SLICE) * width];
    for (int from = 0; from < count; from += SLICE) {
      int start = first + from;
      int[] at = IntStream.range(start, Math.min(first + count, start + SLICE)).toArray();
      inputs.copy(at, examples);
      for (int i = 0; i < at.length; i++) {
        for (int place = 0; place < width; place++) {
          values[place * count + from + i] = examples[i * width + order[place]];
        }
      }
    }
    return new PlacedInputs(inputs, first, count, values);
  }

  boolean holds(Inputs others, int from, int some) {
    return inputs == others && from >= first && from + some <= first + count;
  }

  /** Lays the places {@code read} of the examples from {@code from} on out in {@code x}. */
  void fill(Panel<float[]> x, int[] read, int from, Optional<DenseStack.Embedding> embedding, Weights weights) {
    if (embedding.isPresent()) {
      look(x, read, from, embedding.get(), weights.get(embedding.get().weight()).values());
      return;
    }
    for (int row = 0; row < read.length; row++) {
      System.arraycopy(values, read[row] * count + from - first, x.values(), x.offset() + row * x.stride(), x.columns());
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

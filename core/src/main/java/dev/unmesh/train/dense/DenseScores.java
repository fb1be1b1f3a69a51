package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;

/** How well a dense network does on a data set, a part of it at a time. */
final class DenseScores<A> {
  private static final int BATCH = 1000;

  private final Kernels<A> kernels;
  private final DensePass<A> pass;
  private final int[] labels;
  private final int[][] parts;
  private final int count;
  private int[] inputOrder;
  private int[] outputPlaces;
  private boolean loaded;

  /** @param weights read whenever asked for a score */
  DenseScores(Kernels<A> kernels, DenseStack stack, DenseParameters<A> parameters, A weights, Dataset data, Loss loss) {
    this.kernels = kernels;
    this.count = data.count();
    this.pass = new DensePass<>(kernels, stack, parameters, weights, null, data.examples(), loss, Math.min(BATCH, count));
    this.labels = data.labels();
    this.parts = new int[(count + BATCH - 1) / BATCH][];
    for (int p = 0; p < parts.length; p++) {
      int from = p * BATCH;
      parts[p] = java.util.stream.IntStream.range(from, Math.min(count, from + BATCH)).toArray();
    }
  }

  /** How inputs and outputs are placed; null for the task's order. */
  void place(int[] inputs, int[] outputs) {
    inputOrder = inputs;
    outputPlaces = outputs;
    loaded = false;
  }

  Evaluation of(int outputs) {
    Evaluation.Score score = new Evaluation.Score(labels.length == 0 ? 0 : outputs);
    double sum = 0;
    for (int[] part : parts) {
      if (!loaded) {
        pass.load(part, inputOrder, outputPlaces);
        loaded = parts.length == 1;
      }
      Panel<A> y = pass.forward();
      sum += pass.loss() * part.length;
      if (labels.length > 0) {
        for (int c = 0; c < part.length; c++) {
          score.add(answer(y, c, outputs), labels[part[c]]);
        }
      }
    }
    return new Evaluation(sum / count, score.accuracy(), score.byClass());
  }

  // the first of the largest in the task's order
  private int answer(Panel<A> y, int column, int outputs) {
    int best = 0;
    float largest = Float.NEGATIVE_INFINITY;
    for (int output = 0; output < outputs; output++) {
      float value = kernels.get(y.values(), y.offset() + (outputPlaces == null ? output : outputPlaces[output]) * y.stride() + column);
      if (value > largest) {
        largest = value;
        best = output;
      }
    }
    return best;
  }
}

package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.TokenInputs;
import java.util.ArrayList;
import java.util.List;

/**
 * Embedded tokens: W [e(t_1); e(t_2)] = W_1 e(t_1) + W_2 e(t_2), and there are far fewer tokens than examples, so each fold's
 * products with the whole vocabulary are one small table that the examples look up.
 */
final class TokenLayer<A> implements InputLayer<A> {
  private final Kernels<A> kernels;
  private final TokenInputs inputs;
  private final Panel<A> embedding;
  private final Panel<A> embeddingGradient;
  private final List<Fold<A>> folds = new ArrayList<>();
  private int count;

  /** What belongs to one place of a token: its columns of the weights, its table, and which examples hold which token there. */
  private static final class Fold<A> {
    private final Panel<A> weight;
    private final Panel<A> gradient;
    private final Panel<A> table;
    private final int[] tokens;
    private final int[] start;
    private final int[] order;

    Fold(Panel<A> weight, Panel<A> gradient, Panel<A> table, int capacity) {
      this.weight = weight;
      this.gradient = gradient;
      this.table = table;
      this.tokens = new int[capacity];
      this.start = new int[table.columns() + 1];
      this.order = new int[capacity];
    }
  }

  TokenLayer(
      Kernels<A> kernels, DenseStack stack, DenseParameters<A> parameters, A weights, A gradient, TokenInputs inputs, int capacity) {
    this.kernels = kernels;
    this.inputs = inputs;
    DenseStack.Embedding embedded = stack.embedding().orElseThrow();
    this.embedding = parameters.panel(embedded.weight(), weights);
    this.embeddingGradient = gradient == null ? null : parameters.panel(embedded.weight(), gradient);
    String name = stack.layers().get(0).weight();
    for (int f = 0; f < embedded.folds(); f++) {
      folds.add(
          new Fold<>(
              columns(parameters.panel(name, weights), f, embedded.dims()),
              gradient == null ? null : columns(parameters.panel(name, gradient), f, embedded.dims()),
              Panel.of(kernels, stack.layers().get(0).out(), embedded.tokens()),
              capacity));
    }
  }

  private static <A> Panel<A> columns(Panel<A> all, int fold, int dims) {
    return new Panel<>(all.values(), all.offset() + fold * dims, all.rows(), dims, all.stride());
  }

  @Override
  public void load(int[] examples, int[] order) {
    count = examples.length;
    for (int f = 0; f < folds.size(); f++) {
      Fold<A> fold = folds.get(f);
      java.util.Arrays.fill(fold.start, 0);
      for (int c = 0; c < count; c++) {
        fold.tokens[c] = inputs.tokens()[examples[c] * inputs.length() + f];
        fold.start[fold.tokens[c] + 1]++;
      }
      for (int t = 0; t + 1 < fold.start.length; t++) {
        fold.start[t + 1] += fold.start[t];
      }
      int[] next = fold.start.clone();
      for (int c = 0; c < count; c++) {
        fold.order[next[fold.tokens[c]]++] = c;
      }
    }
  }

  @Override
  public void forward(A bias, int biasAt, Panel<A> z) {
    for (int f = 0; f < folds.size(); f++) {
      Fold<A> fold = folds.get(f);
      kernels.productTransposed(fold.weight, embedding, fold.table);
      // a bias in the first table is in every example
      if (f == 0 && bias != null) {
        kernels.addBias(fold.table, bias, biasAt);
      }
      kernels.lookUp(fold.table, fold.tokens, z, f > 0);
    }
  }

  // folds in order: what one writes into the next one's columns, whole vectors being written, that one overwrites
  @Override
  public void backward(Panel<A> delta) {
    for (int f = 0; f < folds.size(); f++) {
      Fold<A> fold = folds.get(f);
      kernels.collect(delta, fold.start, fold.order, fold.table);
      kernels.product(fold.table, embedding, fold.gradient, false);
      kernels.transposedProduct(fold.table, fold.weight, embeddingGradient, f > 0);
    }
    for (int r = 0; r < embedding.rows(); r++) {
      for (int c = embedding.columns(); c < embedding.stride(); c++) {
        kernels.put(embeddingGradient.values(), embeddingGradient.offset() + r * embedding.stride() + c, 0);
      }
    }
  }
}

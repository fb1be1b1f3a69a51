package dev.unmesh.cut.fast;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Threads;
import java.nio.FloatBuffer;

/** The whole matrices, by the BLAS: what every other form is held against. */
public final class DenseForm implements Form {
  private final Threads threads;
  private final Chain chain;
  private final FormSize size;

  /** @param capacity the most examples of an application */
  public DenseForm(DenseLayers stack, int capacity, int threads) {
    this.threads = Threads.forMatrices(threads);
    this.chain = new Chain(stack, capacity);
    this.size = size(stack);
  }

  static FormSize size(DenseLayers stack) {
    FormSize size = new FormSize(0, 0, 0);
    for (DenseLayers.Layer layer : stack.layers()) {
      long parameters = layer.weight().length + (layer.bias() == null ? 0 : layer.out());
      size = size.plus(new FormSize(parameters, layer.weight().length, 4 * parameters));
    }
    return size;
  }

  @Override
  public String name() {
    return "dense";
  }

  @Override
  public FloatBuffer inputs() {
    return chain.input().buffer();
  }

  @Override
  public FloatBuffer apply(int count) {
    LibTorch.start(threads);
    for (int i = 0; i < chain.depth(); i++) {
      chain.apply(i, count, chain.weight(i).floats());
    }
    return chain.output().first(count);
  }

  @Override
  public FormSize size() {
    return size;
  }

  @Override
  public void close() {
    chain.close();
  }
}

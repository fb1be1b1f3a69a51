package dev.unmesh.bench.bimt;

import dev.unmesh.network.DenseStack;

/**
 * Floating-point operations of a training step's matrix products, a multiplication and an addition counting as two; activations, loss,
 * penalty and optimiser are left out. With B examples, a layer of in x out weights takes
 *
 * <pre>2 B in out   forward,   2 B in out   for the gradient of its weights,   2 B in out   for that of its inputs</pre>
 *
 * the last only where something trained lies before it. A token task's first layer can be done by tables: there are only V tokens, so
 * V takes the place of B.
 */
final class StepFlops {
  private StepFlops() {}

  /** As the network is written: every example through every layer. */
  static double written(DenseStack stack, int batch) {
    return of(stack, batch, batch);
  }

  /** With the first layer of a token task by tables, as the array engine does it. */
  static double byTables(DenseStack stack, int batch) {
    return of(stack, batch, stack.embedding().map(DenseStack.Embedding::tokens).orElse(batch));
  }

  private static double of(DenseStack stack, int batch, int firstBatch) {
    double flops = 0;
    for (int l = 0; l < stack.layers().size(); l++) {
      DenseStack.Dense layer = stack.layers().get(l);
      boolean trainedBefore = l > 0 || stack.embedding().isPresent();
      flops += (trainedBefore ? 6.0 : 4.0) * (l == 0 ? firstBatch : batch) * layer.in() * layer.out();
    }
    return flops;
  }
}

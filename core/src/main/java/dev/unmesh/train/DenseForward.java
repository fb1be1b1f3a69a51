package dev.unmesh.train;

import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Inputs;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.Optional;

/**
 * The forward pass of a stack of matrices on plain arrays: no engine is started. Only neurons that something reads are computed, from
 * only those that they read, so a pruned network is quicker than a dense one.
 */
public final class DenseForward implements ForwardPass {
  private static final int BATCH = 1024;
  private static final int MOST_KEPT = 1 << 24;

  private final DenseStack stack;
  private final int[] inputOrder;
  private final int[] outputOrder;
  private final Kernels<float[]> kernels = FloatKernels.make();
  private final Nonlinearity activation;
  private PlacedInputs placed;

  /**
   * @param inputOrder which of the task's inputs each place of the first layer takes
   * @param outputOrder which of the task's outputs each place of the last layer holds
   */
  public DenseForward(DenseStack stack, int[] inputOrder, int[] outputOrder) {
    this.stack = stack;
    this.inputOrder = inputOrder.clone();
    this.outputOrder = outputOrder.clone();
    this.activation = stack.activation().onArrays();
  }

  @Override
  public float[] outputs(Weights weights, Inputs inputs) {
    return run(weights, inputs, stack.layers().size(), outputOrder);
  }

  @Override
  public Optional<float[]> into(Weights weights, Inputs inputs, Connection connection) {
    for (int layer = 0; layer < stack.layers().size(); layer++) {
      if (stack.layers().get(layer).weight().equals(connection.view().parameter())) {
        return Optional.of(run(weights, inputs, layer, null));
      }
    }
    return Optional.empty();
  }

  // what comes out of the first `depth` layers, activated unless they are all; value i of an example goes to place order[i]
  private float[] run(Weights weights, Inputs inputs, int depth, int[] order) {
    LiveLayer[] layers = LiveLayer.of(kernels, stack, weights, depth);
    int[] read = depth > 0 ? layers[0].reads() : LiveLayer.all(stack.layers().get(0).in());
    int width = depth > 0 ? layers[depth - 1].width() : read.length;
    float[] result = new float[Math.multiplyExact(inputs.count(), width)];
    // kept for the next time unless they take more than 64 MB
    boolean few = (long) inputs.count() * inputs.width() <= MOST_KEPT;
    for (int from = 0; from < inputs.count(); from += BATCH) {
      int count = Math.min(BATCH, inputs.count() - from);
      Panel<float[]> x = Panel.of(kernels, read.length, count);
      if (placed == null || !placed.holds(inputs, from, count)) {
        placed = few ? PlacedInputs.of(inputs, inputOrder, 0, inputs.count()) : PlacedInputs.of(inputs, inputOrder, from, count);
      }
      placed.fill(x, read, from, stack.embedding(), weights);
      for (int i = 0; i < depth; i++) {
        x = layers[i].apply(kernels, x, i + 1 < stack.layers().size() ? activation : null);
      }
      for (int row = 0; row < width; row++) {
        int to = order == null ? row : order[row];
        int at = x.offset() + row * x.stride();
        for (int c = 0; c < count; c++) {
          result[(from + c) * width + to] = x.values()[at + c];
        }
      }
    }
    return result;
  }

  @Override
  public int[] inputOrder() {
    return inputOrder.clone();
  }

  @Override
  public int[] outputOrder() {
    return outputOrder.clone();
  }

  @Override
  public void close() {
    placed = null;
  }
}

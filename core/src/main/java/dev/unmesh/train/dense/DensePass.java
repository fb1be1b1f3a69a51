package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;

/**
 * Forward and backward through a dense network for a batch at a time, in memory made once. Activations are neurons x examples.
 *
 * @param <A> float[] or double[]
 */
final class DensePass<A> {
  private final Kernels<A> kernels;
  private final A weights;
  private final A gradient;
  private final Nonlinearity nonlinearity;
  private final InputLayer<A> inputs;
  private final BatchTargets<A> targets;
  private final Layer<A>[] layers;
  private int count = -1;

  /** The weights of a layer and the buffers of its neurons: z becomes the gradient on the way back. */
  private static final class Layer<A> {
    private final Panel<A> weight;
    private final Panel<A> gradient;
    private final int biasAt;
    private final Panel<A> roomForZ;
    private final Panel<A> roomForY;
    private final Panel<A> roomForSlope;
    private Panel<A> z;
    private Panel<A> y;
    private Panel<A> slope;

    Layer(Kernels<A> kernels, Panel<A> weight, Panel<A> gradient, int biasAt, int capacity, boolean last) {
      this.weight = weight;
      this.gradient = gradient;
      this.biasAt = biasAt;
      int neurons = weight.rows();
      this.roomForZ = Panel.of(kernels, neurons, capacity);
      this.roomForY = last ? roomForZ : Panel.of(kernels, neurons, capacity);
      this.roomForSlope = Panel.of(kernels, neurons, capacity);
    }

    void narrow(int count) {
      z = roomForZ.narrowed(count);
      y = roomForY.narrowed(count);
      slope = roomForSlope.narrowed(count);
    }
  }

  /** @param gradient laid out as {@code weights}; null for a pass that only goes forward */
  @SuppressWarnings({"unchecked", "rawtypes"})
  DensePass(
      Kernels<A> kernels,
      DenseStack stack,
      DenseParameters<A> parameters,
      A weights,
      A gradient,
      Examples examples,
      Loss loss,
      int capacity) {
    this.kernels = kernels;
    this.weights = weights;
    this.gradient = gradient;
    this.nonlinearity = stack.activation().onArrays();
    this.inputs = InputLayer.of(kernels, stack, parameters, weights, gradient, examples.inputs(), capacity);
    int depth = stack.layers().size();
    this.targets = new BatchTargets<>(kernels, loss, examples.targets(), stack.layers().get(depth - 1).out(), capacity);
    this.layers = new Layer[depth];
    for (int i = 0; i < depth; i++) {
      DenseStack.Dense layer = stack.layers().get(i);
      layers[i] =
          new Layer<>(
              kernels,
              parameters.panel(layer.weight(), weights),
              gradient == null ? null : parameters.panel(layer.weight(), gradient),
              layer.bias().map(parameters::offset).orElse(-1),
              capacity,
              i == depth - 1);
    }
  }

  /**
   * The batch that is gone through from now on.
   *
   * @param inputOrder the task's input of each place, or null
   * @param outputPlaces where each of the task's outputs stands, or null
   */
  void load(int[] examples, int[] inputOrder, int[] outputPlaces) {
    if (count != examples.length) {
      count = examples.length;
      for (Layer<A> layer : layers) {
        layer.narrow(count);
      }
    }
    inputs.load(examples, inputOrder);
    targets.load(examples, outputPlaces);
  }

  /** The outputs of the loaded batch, place by place; they stand until the loss is asked for. */
  Panel<A> forward() {
    for (int i = 0; i < layers.length; i++) {
      Layer<A> layer = layers[i];
      A bias = layer.biasAt < 0 ? null : weights;
      if (i == 0) {
        inputs.forward(bias, layer.biasAt, layer.z);
      } else {
        kernels.affine(layer.weight, layers[i - 1].y, bias, layer.biasAt, layer.z);
      }
      if (i < layers.length - 1) {
        kernels.activate(nonlinearity, layer.z, layer.y, layer.slope);
      }
    }
    return layers[layers.length - 1].y;
  }

  /** The loss of what {@link #forward} put out. */
  double loss() {
    Layer<A> last = layers[layers.length - 1];
    return targets.loss(last.y, last.slope);
  }

  /** Fills the gradient of the loss, after {@link #loss}. */
  void backward() {
    for (int i = layers.length - 1; i >= 0; i--) {
      Layer<A> layer = layers[i];
      Panel<A> delta = i == layers.length - 1 ? layer.slope : layer.z;
      if (i == 0) {
        inputs.backward(delta);
      } else {
        Layer<A> before = layers[i - 1];
        kernels.productTransposed(delta, before.y, layer.gradient);
        kernels.transposedProduct(layer.weight, delta, before.z, false);
        kernels.scale(before.z, before.slope);
      }
      if (layer.biasAt >= 0) {
        kernels.rowSums(delta, gradient, layer.biasAt);
      }
    }
  }
}

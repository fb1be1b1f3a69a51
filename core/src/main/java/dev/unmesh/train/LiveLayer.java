package dev.unmesh.train;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;

/**
 * A layer with the neurons alone that something reads, and of what it reads those alone that reach them.
 *
 * @param reads which of the outputs of the layer before (or of the inputs) the columns of {@code weight} stand for
 * @param bias of the neurons that are left, padded; null for none
 */
record LiveLayer(int[] reads, Panel<float[]> weight, float[] bias) {
  /** The first layers of a stack, whose last neurons are all wanted. */
  static LiveLayer[] of(Kernels<float[]> kernels, DenseStack stack, Weights weights, int depth) {
    LiveLayer[] layers = new LiveLayer[depth];
    int[] wanted = depth == 0 ? new int[0] : all(stack.layers().get(depth - 1).out());
    for (int i = depth - 1; i >= 0; i--) {
      layers[i] = of(kernels, stack.layers().get(i), weights, wanted);
      wanted = layers[i].reads;
    }
    return layers;
  }

  private static LiveLayer of(Kernels<float[]> kernels, DenseStack.Dense dense, Weights weights, int[] neurons) {
    float[] values = weights.get(dense.weight()).values();
    boolean[] holds = new boolean[dense.in()];
    int count = 0;
    for (int neuron : neurons) {
      for (int k = 0; k < holds.length; k++) {
        if (values[neuron * dense.in() + k] != 0 && !holds[k]) {
          holds[k] = true;
          count++;
        }
      }
    }
    int[] reads = new int[count];
    for (int k = 0, at = 0; k < holds.length; k++) {
      if (holds[k]) {
        reads[at++] = k;
      }
    }
    Panel<float[]> weight = Panel.of(kernels, neurons.length, count);
    float[] bias = dense.bias().isPresent() ? new float[weight.paddedRows()] : null;
    for (int row = 0; row < neurons.length; row++) {
      for (int column = 0; column < count; column++) {
        weight.values()[row * weight.stride() + column] = values[neurons[row] * dense.in() + reads[column]];
      }
      if (bias != null) {
        bias[row] = weights.get(dense.bias().get()).values()[neurons[row]];
      }
    }
    return new LiveLayer(reads, weight, bias);
  }

  /** 0, 1, .. size - 1. */
  static int[] all(int size) {
    int[] all = new int[size];
    Arrays.setAll(all, i -> i);
    return all;
  }

  int width() {
    return weight.rows();
  }

  /** The layer's outputs, a row a neuron. @param activation null for none */
  Panel<float[]> apply(Kernels<float[]> kernels, Panel<float[]> x, Nonlinearity activation) {
    Panel<float[]> z = Panel.of(kernels, weight.rows(), x.columns());
    kernels.affine(weight, x, bias, 0, z);
    if (activation != null) {
      kernels.activate(activation, z, z, Panel.of(kernels, weight.rows(), x.columns()));
    }
    return z;
  }
}

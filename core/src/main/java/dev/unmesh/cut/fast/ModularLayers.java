package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A stack taken apart: of each layer the matrices its modules hold. What belongs to no module holds no weight and is left out; an output
 * of no module, which is constant, goes to the first.
 *
 * @param places which numbers each module has, ascending, of the stack's inputs and then of each layer's outputs: module by module; null
 *     where they are whole
 */
record ModularLayers(int modules, List<Layer> layers, Activation activation, List<int[][]> places) {
  /**
   * One layer.
   *
   * @param in of the whole layer, as {@code out}
   * @param weights each module's own outputs x its own inputs (all, where they are whole), row-major; a single matrix where both are whole
   * @param biases each module's; null without; where outputs are whole the first module's alone
   */
  record Layer(String name, int in, int out, List<float[]> weights, List<float[]> biases) {}

  /** @throws IllegalArgumentException if labels do not fit, or a weight between modules is not exactly 0 */
  static ModularLayers of(DenseLayers stack, LayerLabels labels) {
    int depth = stack.layers().size();
    if (labels.labels().size() != depth + 1) {
      throw new IllegalArgumentException(
          "a stack of " + depth + " layers needs labels for " + (depth + 1) + " groups, got " + labels.labels().size());
    }
    List<int[][]> places = new ArrayList<>();
    for (int g = 0; g <= depth; g++) {
      int size = g == 0 ? stack.in() : stack.layers().get(g - 1).out();
      places.add(places(labels.labels().get(g), labels.modules(), size, g, g == depth));
    }
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i < depth; i++) {
      DenseLayers.Layer layer = stack.layers().get(i);
      CrossWeights.refuse(layer, labels.labels().get(i), labels.labels().get(i + 1));
      layers.add(split(layer, places.get(i), places.get(i + 1), labels.modules()));
    }
    return new ModularLayers(labels.modules(), List.copyOf(layers), stack.activation(), places);
  }

  private static int[][] places(int[] labels, int modules, int size, int group, boolean last) {
    if (labels == null) {
      return null;
    }
    if (labels.length != size) {
      throw new IllegalArgumentException(
          "group " + group + " of the stack has " + size + " neurons but " + labels.length + " module labels");
    }
    int[][] places = new int[modules][];
    for (int m = 0; m < modules; m++) {
      int module = m;
      places[m] = IntStream.range(0, size).filter(i -> labels[i] == module || last && module == 0 && labels[i] < 0).toArray();
    }
    return places;
  }

  private static Layer split(DenseLayers.Layer layer, int[][] columns, int[][] rows, int modules) {
    List<float[]> weights = new ArrayList<>();
    List<float[]> biases = layer.bias() == null ? null : new ArrayList<>();
    int matrices = columns == null && rows == null ? 1 : modules;
    for (int m = 0; m < matrices; m++) {
      int[] of = rows == null ? null : rows[m];
      weights.add(pick(layer, of, columns == null ? null : columns[m]));
      if (biases != null) {
        biases.add(of == null ? (m == 0 ? layer.bias() : null) : pick(layer.bias(), of));
      }
    }
    return new Layer(layer.name(), layer.in(), layer.out(), weights, biases);
  }

  private static float[] pick(DenseLayers.Layer layer, int[] rows, int[] columns) {
    int height = rows == null ? layer.out() : rows.length;
    int width = columns == null ? layer.in() : columns.length;
    if (columns == null && rows == null) {
      return layer.weight();
    }
    float[] picked = new float[Math.multiplyExact(height, width)];
    for (int i = 0; i < height; i++) {
      int from = (rows == null ? i : rows[i]) * layer.in();
      for (int j = 0; j < width; j++) {
        picked[i * width + j] = layer.weight()[from + (columns == null ? j : columns[j])];
      }
    }
    return picked;
  }

  private static float[] pick(float[] values, int[] at) {
    float[] picked = new float[at.length];
    for (int i = 0; i < at.length; i++) {
      picked[i] = values[at[i]];
    }
    return picked;
  }

  boolean dividesInputs(int layer) {
    return places.get(layer) != null;
  }

  boolean dividesOutputs(int layer) {
    return places.get(layer + 1) != null;
  }

  /** How many numbers module {@code m} takes in a layer: its own, or all where they are whole. */
  int in(int layer, int m) {
    return dividesInputs(layer) ? places.get(layer)[m].length : layers.get(layer).in();
  }

  /** How many it gives. */
  int out(int layer, int m) {
    return dividesOutputs(layer) ? places.get(layer + 1)[m].length : layers.get(layer).out();
  }

  /** Parameters and multiplications of all matrices; 4 bytes a parameter. */
  FormSize size() {
    long weights = 0;
    long biases = 0;
    for (Layer layer : layers) {
      weights += layer.weights().stream().mapToLong(w -> w.length).sum();
      biases += layer.biases() == null ? 0 : layer.biases().stream().mapToLong(b -> b == null ? 0 : b.length).sum();
    }
    return new FormSize(weights + biases, weights, 4 * (weights + biases));
  }
}

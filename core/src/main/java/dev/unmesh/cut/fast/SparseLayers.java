package dev.unmesh.cut.fast;

import dev.unmesh.engine.array.SparseRows;
import dev.unmesh.network.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What is left of a stack when its zeros are taken out.
 *
 * @param reads the inputs that are read, ascending
 * @param rows of each layer the neurons that are read and not constant (of the last, all), columns as the layer before lists them
 */
record SparseLayers(int[] reads, List<SparseRows> rows, Activation activation) {
  static SparseLayers of(DenseLayers stack) {
    List<Layer> layers = new ArrayList<>();
    Double[] constants = new Double[stack.in()];
    int depth = stack.layers().size();
    for (int i = 0; i < depth; i++) {
      Layer layer = fold(stack.layers().get(i), constants);
      constants = i + 1 < depth ? layer.constants(stack.activation()) : constants;
      layers.add(layer);
    }
    LinkedList<SparseRows> rows = new LinkedList<>();
    int[] wanted = IntStream.range(0, stack.out()).toArray();
    for (int i = depth - 1; i >= 0; i--) {
      Layer layer = layers.get(i);
      int[] read = Arrays.stream(wanted).flatMap(row -> Arrays.stream(layer.columns[row])).sorted().distinct().toArray();
      rows.addFirst(layer.rows(wanted, read));
      wanted = read;
    }
    return new SparseLayers(wanted, List.copyOf(rows), stack.activation());
  }

  /** The entries of each row that are not 0 and do not come from a constant; what constants bring is in the biases. */
  private record Layer(int[][] columns, float[][] weights, double[] biases) {
    /** The values of neurons without inputs, null for the others. */
    Double[] constants(Activation activation) {
      Double[] constants = new Double[biases.length];
      for (int r = 0; r < biases.length; r++) {
        constants[r] = columns[r].length == 0 ? (double) Elementwise.value(activation, (float) biases[r]) : null;
      }
      return constants;
    }

    SparseRows rows(int[] wanted, int[] read) {
      int[] starts = new int[wanted.length + 1];
      List<int[]> places = new ArrayList<>();
      float[] bias = new float[wanted.length];
      for (int i = 0; i < wanted.length; i++) {
        int[] place = Arrays.stream(columns[wanted[i]]).map(column -> Arrays.binarySearch(read, column)).toArray();
        places.add(place);
        starts[i + 1] = starts[i] + place.length;
        bias[i] = (float) biases[wanted[i]];
      }
      float[] values = new float[starts[wanted.length]];
      for (int i = 0; i < wanted.length; i++) {
        System.arraycopy(weights[wanted[i]], 0, values, starts[i], starts[i + 1] - starts[i]);
      }
      return new SparseRows(starts, places.stream().flatMapToInt(Arrays::stream).toArray(), values, bias);
    }
  }

  private static Layer fold(DenseLayers.Layer layer, Double[] constants) {
    int[][] columns = new int[layer.out()][];
    float[][] weights = new float[layer.out()][];
    double[] biases = new double[layer.out()];
    for (int r = 0; r < layer.out(); r++) {
      int at = r * layer.in();
      biases[r] = layer.bias() == null ? 0 : layer.bias()[r];
      columns[r] = IntStream.range(0, layer.in()).filter(c -> layer.weight()[at + c] != 0 && constants[c] == null).toArray();
      weights[r] = new float[columns[r].length];
      for (int i = 0; i < columns[r].length; i++) {
        weights[r][i] = layer.weight()[at + columns[r][i]];
      }
      for (int c = 0; c < layer.in(); c++) {
        biases[r] += constants[c] == null ? 0 : layer.weight()[at + c] * constants[c];
      }
    }
    return new Layer(columns, weights, biases);
  }
}

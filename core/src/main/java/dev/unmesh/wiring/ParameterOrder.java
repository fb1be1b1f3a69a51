package dev.unmesh.wiring;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * A permutation as it acts on flat parameters: new[i] = old[source[i]]. One gather a parameter, whatever number of connections
 * views it, so a tied weight moves once. Moments of an optimiser are gathered alike.
 */
public final class ParameterOrder {
  private ParameterOrder() {}

  /**
   * The source index of every element of every parameter the permutation touches.
   *
   * @param size the number of elements of a parameter, by name
   */
  public static Map<String, int[]> sources(Wiring wiring, Permutation permutation, ToIntFunction<String> size) {
    Map<String, int[]> sources = new LinkedHashMap<>();
    for (Connection connection : wiring.connections()) {
      int[] to = permutation.order(connection.to()).orElse(null);
      int[] from = permutation.order(connection.from()).orElse(null);
      if (to != null || from != null) {
        ParameterView view = connection.view();
        int[] rows = indices(connection.rowMap(), connection.rows(), to);
        int[] columns = indices(connection.columnMap(), connection.columns(), from);
        fill(sources.computeIfAbsent(view.parameter(), name -> Permutation.identity(size.applyAsInt(name))), view, rows, columns);
      }
    }
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      int[] order = permutation.order(parameter.group()).orElse(null);
      if (order != null) {
        int[] source = sources.computeIfAbsent(parameter.parameter(), name -> Permutation.identity(size.applyAsInt(name)));
        int[] indices = indices(parameter.map(), parameter.axis().length(), order);
        for (int i = 0; i < indices.length; i++) {
          source[(int) (parameter.offset() + parameter.axis().offset(i))] =
              (int) (parameter.offset() + parameter.axis().offset(indices[i]));
        }
      }
    }
    return sources;
  }

  /** For each index of an axis, the index it comes from. */
  private static int[] indices(AxisMap map, int length, int[] order) {
    int[] indices = Permutation.identity(length);
    if (order != null) {
      for (int i = 0; i < length; i++) {
        indices[i] = map.relocate(i, order[map.neuron(i, order.length)], order.length);
      }
    }
    return indices;
  }

  private static void fill(int[] source, ParameterView view, int[] rows, int[] columns) {
    long[] row = view.rows().offsets();
    long[] column = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int i = 0; i < rows.length; i++) {
      fillRow(source, (int) (view.offset() + row[i]), (int) (view.offset() + row[rows[i]]), column, columns, kernel);
    }
  }

  private static void fillRow(int[] source, int to, int from, long[] column, int[] columns, long[] kernel) {
    for (int j = 0; j < columns.length; j++) {
      for (long s : kernel) {
        source[(int) (to + column[j] + s)] = (int) (from + column[columns[j]] + s);
      }
    }
  }
}

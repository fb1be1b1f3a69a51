package dev.unmesh.train.dense;

import dev.unmesh.engine.array.Kernels;
import dev.unmesh.engine.array.Panel;
import dev.unmesh.network.DenseStack;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where each parameter of a dense network stands in one flat array, each as a matrix padded as the kernels need it; a bias is a
 * matrix of one row. Gradients, moments and costs are laid out alike. The padding holds zeros and stays so.
 */
final class DenseParameters<A> {
  private final Kernels<A> kernels;
  private final Map<String, Panel<A>> places = new LinkedHashMap<>();
  private final int length;

  /** @param wideInputs whether the first layer reads its inputs example by example, which asks for whole vectors in its rows */
  DenseParameters(Kernels<A> kernels, DenseStack stack, boolean wideInputs) {
    this.kernels = kernels;
    int at = 0;
    if (stack.embedding().isPresent()) {
      DenseStack.Embedding embedding = stack.embedding().get();
      at = place(embedding.weight(), embedding.tokens(), embedding.dims(), Math.max(4, kernels.lanes()), 0, at);
    }
    for (int i = 0; i < stack.layers().size(); i++) {
      DenseStack.Dense layer = stack.layers().get(i);
      // the last fold of an embedding is read in whole vectors, too
      boolean folded = i == 0 && stack.embedding().isPresent();
      int unit = i == 0 && (wideInputs || folded) ? Math.max(4, kernels.lanes()) : 4;
      at = place(layer.weight(), layer.out(), layer.in(), unit, folded ? kernels.lanes() : 0, at);
      if (layer.bias().isPresent()) {
        at = placeBias(layer.bias().get(), layer.out(), at);
      }
    }
    this.length = Panel.padded(at, Math.max(4, kernels.lanes()));
  }

  private int place(String name, int rows, int columns, int unit, int extra, int at) {
    Panel<A> panel = new Panel<>(null, at, rows, columns, Panel.padded(columns + extra, unit));
    places.put(name, panel);
    return Panel.padded(at + panel.size(), Math.max(4, kernels.lanes()));
  }

  private int placeBias(String name, int neurons, int at) {
    places.put(name, new Panel<>(null, at, 1, neurons, Panel.padded(neurons, 4)));
    return Panel.padded(at + neurons, Math.max(4, kernels.lanes()));
  }

  /** Elements of an array that holds all parameters. */
  int length() {
    return length;
  }

  int size(String name) {
    Panel<A> place = places.get(name);
    return place == null ? 0 : place.rows() * place.columns();
  }

  /** A parameter within {@code array}. */
  Panel<A> panel(String name, A array) {
    Panel<A> place = places.get(name);
    return new Panel<>(array, place.offset(), place.rows(), place.columns(), place.stride());
  }

  /** Where a parameter's first element stands. */
  int offset(String name) {
    return places.get(name).offset();
  }

  /** Copies row-major values into {@code array}. */
  void write(String name, float[] values, A array) {
    Panel<A> place = places.get(name);
    for (int r = 0, i = 0; r < place.rows(); r++) {
      for (int at = place.offset() + r * place.stride(), end = at + place.columns(); at < end; at++) {
        kernels.put(array, at, values[i++]);
      }
    }
  }

  /** The same in double precision. */
  void write(String name, double[] values, A array) {
    Panel<A> place = places.get(name);
    for (int r = 0, i = 0; r < place.rows(); r++) {
      for (int at = place.offset() + r * place.stride(), end = at + place.columns(); at < end; at++) {
        kernels.put(array, at, values[i++]);
      }
    }
  }

  /** Copies a parameter out of {@code array}, row-major, to {@code values}. */
  void read(String name, A array, float[] values) {
    Panel<A> place = places.get(name);
    for (int r = 0; r < place.rows(); r++) {
      readRow(array, place.offset() + r * place.stride(), values, r * place.columns(), place.columns());
    }
  }

  // a method of its own, so that it is compiled soon
  private void readRow(A array, int from, float[] values, int to, int columns) {
    for (int c = 0; c < columns; c++) {
      values[to + c] = kernels.get(array, from + c);
    }
  }

  /** A parameter out of {@code array}, row-major: a copy. */
  float[] read(String name, A array) {
    float[] values = new float[size(name)];
    read(name, array, values);
    return values;
  }

  /** Reorders a parameter in {@code array}: new[i] = old[source[i]], row-major. */
  void gather(String name, int[] source, A array) {
    Panel<A> place = places.get(name);
    A old = kernels.copy(array);
    for (int r = 0; r < place.rows(); r++) {
      gatherRow(old, source, r * place.columns(), array, place.offset() + r * place.stride(), place);
    }
  }

  private void gatherRow(A old, int[] source, int first, A array, int to, Panel<A> place) {
    int columns = place.columns();
    for (int c = 0; c < columns; c++) {
      int from = source[first + c];
      int row = from / columns;
      kernels.move(old, place.offset() + row * place.stride() + from - row * columns, array, to + c);
    }
  }

  /** Adds row-major values to a parameter in {@code array}. */
  void add(String name, float[] values, A array) {
    Panel<A> place = places.get(name);
    for (int r = 0, i = 0; r < place.rows(); r++) {
      for (int at = place.offset() + r * place.stride(), end = at + place.columns(); at < end; at++) {
        kernels.put(array, at, kernels.get(array, at) + values[i++]);
      }
    }
  }
}

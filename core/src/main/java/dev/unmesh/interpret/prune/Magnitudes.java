package dev.unmesh.interpret.prune;

import dev.unmesh.interpret.edit.WeightDraft;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** The sizes of a network's weights: what its connections view, each stored weight once. Biases and gains take no part. */
final class Magnitudes {
  private final Wiring wiring;
  private final Weights weights;
  private final Map<String, BitSet> viewed = new LinkedHashMap<>();
  private final float[] sorted;
  private final int total;

  Magnitudes(Wiring wiring, Weights weights) {
    this.wiring = wiring;
    this.weights = weights;
    wiring.connections().forEach(this::view);
    int all = viewed.values().stream().mapToInt(BitSet::cardinality).reduce(0, Math::addExact);
    float[] sizes = new float[all];
    int[] count = new int[1];
    viewed.forEach(
        (name, entries) -> {
          float[] values = weights.get(name).values();
          entries.stream().filter(i -> values[i] != 0).forEach(i -> sizes[count[0]++] = Math.abs(values[i]));
        });
    this.total = all;
    this.sorted = Arrays.copyOf(sizes, count[0]);
    Arrays.sort(sorted);
  }

  private void view(Connection connection) {
    ParameterView view = connection.view();
    BitSet entries = viewed.computeIfAbsent(view.parameter(), name -> new BitSet());
    if (view.isPlainMatrix()) {
      entries.set(0, (int) view.end());
      return;
    }
    for (int i = 0; i < connection.rows(); i++) {
      for (int j = 0; j < connection.columns(); j++) {
        for (int s = 0; s < connection.kernelSize(); s++) {
          entries.set((int) view.index(i, j, s));
        }
      }
    }
  }

  /** Stored weights, zero or not. */
  int total() {
    return total;
  }

  /** Weights that are not zero. */
  int count() {
    return sorted.length;
  }

  /** The number of weights left when {@code wanted} of the largest are kept, with all that are as large as the smallest of them. */
  int snapped(int wanted) {
    int from = sorted.length - wanted;
    while (from > 0 && from < sorted.length && sorted[from - 1] == sorted[from]) {
      from--;
    }
    return sorted.length - from;
  }

  /** The largest threshold that leaves {@code left} weights: those of at least this size are kept. */
  double threshold(int left) {
    return left == 0 ? Math.nextUp(sorted.length == 0 ? 0f : sorted[sorted.length - 1]) : sorted[sorted.length - left];
  }

  /** The weights with all below a threshold in size at zero. */
  Weights above(double threshold) {
    WeightDraft draft = new WeightDraft(wiring, weights);
    viewed.forEach(
        (name, entries) -> {
          float[] values = weights.get(name).values();
          entries.stream().filter(i -> values[i] != 0 && Math.abs(values[i]) < threshold).forEach(i -> draft.set(name, i, 0));
        });
    return draft.weights();
  }
}

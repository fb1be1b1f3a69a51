package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.ParameterView;
import java.util.Arrays;

/**
 * Which stored weights of a connection cross modules: 1 for one that does, 0 for one inside a module, in memory order. Rows and
 * columns are mapped to neurons before, so folds, blocks and kernels need no further thought.
 */
record ModuleMask(String connection, StoredView view, float[] crossing) {
  static ModuleMask of(Connection connection, PairPartition partition, int parameterSize) {
    ParameterView view = connection.view();
    if (view.end() > parameterSize) {
      throw new IllegalArgumentException(
          "connection '" + connection.name() + "' reaches element " + view.end() + " of parameter '" + view.parameter() + "', which has "
              + parameterSize);
    }
    float[] flat = new float[parameterSize];
    Arrays.fill(flat, Float.NaN);
    long[] rows = view.rows().offsets();
    long[] columns = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        float crosses = partition.within(i, j) ? 0 : 1;
        for (long s : kernel) {
          int at = (int) (view.offset() + rows[i] + columns[j] + s);
          if (!Float.isNaN(flat[at])) {
            throw new IllegalArgumentException(
                "connection '" + connection.name() + "' views element " + at + " of parameter '" + view.parameter() + "' twice");
          }
          flat[at] = crosses;
        }
      }
    }
    StoredView stored = StoredView.of(view);
    float[] crossing = new float[stored.count()];
    int run = stored.run();
    int to = 0;
    for (int start : stored.starts()) {
      System.arraycopy(flat, start, crossing, to, run);
      to += run;
    }
    return new ModuleMask(connection.name(), stored, crossing);
  }

  /** Whether both view exactly the same stored weights. */
  boolean sameWeights(ModuleMask other) {
    return view.parameter().equals(other.view.parameter())
        && view.offset() == other.view.offset()
        && Arrays.equals(view.sizes(), other.view.sizes())
        && Arrays.equals(view.strides(), other.view.strides());
  }
}

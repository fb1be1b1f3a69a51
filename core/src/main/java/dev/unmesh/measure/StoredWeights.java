package dev.unmesh.measure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Walks the weights behind a wiring's connections, each stored weight once: with the first connection that views it. */
final class StoredWeights {
  /** Handed a connection's weights in turn, row by row. */
  interface Visitor {
    void weight(int row, int column, float value);
  }

  private StoredWeights() {}

  static void visit(Wiring wiring, Weights weights, Function<Connection, Visitor> visitors) {
    Map<String, BitSet> seen = new HashMap<>();
    for (Connection connection : wiring.connections()) {
      ParameterView view = connection.view();
      WeightArray array = weights.get(view.parameter());
      if (view.end() > array.size()) {
        throw new IllegalArgumentException(
            "connection '" + connection.name() + "' reaches element " + view.end() + " of parameter '" + view.parameter() + "', which has "
                + array.size());
      }
      BitSet before = seen.computeIfAbsent(view.parameter(), name -> new BitSet(array.size()));
      visit(connection, array.values(), before, visitors.apply(connection));
    }
  }

  private static void visit(Connection connection, float[] values, BitSet seen, Visitor visitor) {
    ParameterView view = connection.view();
    long[] columns = view.columns().offsets();
    long[] kernel = view.kernel().offsets();
    for (int i = 0; i < connection.rows(); i++) {
      long row = view.offset() + view.rows().offset(i);
      for (int j = 0; j < columns.length; j++) {
        for (long s : kernel) {
          int at = (int) (row + columns[j] + s);
          if (!seen.get(at)) {
            seen.set(at);
            visitor.weight(i, j, values[at]);
          }
        }
      }
    }
  }
}

package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.BitSet;

/** The absolute weight between each pair of neurons of a connection, in doubles, filled anew at every search. */
final class ConnectionMass {
  final Connection connection;
  final int to;
  final int from;
  /** mass[j * from + k], between neuron j of the group it ends in and neuron k of the group it starts in. */
  final double[] mass;

  private final int[] rowOffsets;
  private final int[] columnOffsets;
  private final int[] kernelOffsets;
  private final int[] rowNeurons;
  private final int[] columnNeurons;
  private final BitSet counted;

  /** @param seen the elements of its parameter that earlier connections have counted; its own are added */
  ConnectionMass(Wiring wiring, Connection connection, BitSet seen) {
    this.connection = connection;
    this.to = wiring.group(connection.to()).size();
    this.from = wiring.group(connection.from()).size();
    this.mass = new double[Math.multiplyExact(to, from)];
    ParameterView view = connection.view();
    this.rowOffsets = Arrays.stream(view.rows().offsets()).mapToInt(o -> Math.toIntExact(view.offset() + o)).toArray();
    this.columnOffsets = ints(view.columns().offsets());
    this.kernelOffsets = ints(view.kernel().offsets());
    this.rowNeurons = wiring.rowNeurons(connection);
    this.columnNeurons = wiring.columnNeurons(connection);
    this.counted = claim(seen);
  }

  void fill(Weights weights) {
    WeightArray array = weights.get(connection.view().parameter());
    if (connection.view().end() > array.size()) {
      throw new IllegalArgumentException(
          "connection '" + connection.name() + "' reaches element " + connection.view().end() + " of parameter '"
              + connection.view().parameter() + "', which has " + array.size());
    }
    Arrays.fill(mass, 0);
    for (int i = 0; i < rowOffsets.length; i++) {
      addRow(array.values(), rowOffsets[i], rowNeurons[i] * from);
    }
  }

  // a method of its own: searches are few, and what is called often is compiled soon
  private void addRow(float[] w, int start, int row) {
    for (int j = 0; j < columnOffsets.length; j++) {
      int entry = start + columnOffsets[j];
      double sum = 0;
      for (int s : kernelOffsets) {
        sum += counted == null || counted.get(entry + s) ? Math.abs(w[entry + s]) : 0;
      }
      mass[row + columnNeurons[j]] += sum;
    }
  }

  /** Marks what no earlier connection has counted; null where that is everything, the usual case. */
  private BitSet claim(BitSet seen) {
    BitSet own = new BitSet();
    int entries = 0;
    for (int row : rowOffsets) {
      for (int column : columnOffsets) {
        for (int s : kernelOffsets) {
          entries++;
          own.set(row + column + s);
        }
      }
    }
    BitSet fresh = (BitSet) own.clone();
    fresh.andNot(seen);
    seen.or(own);
    return fresh.cardinality() == entries ? null : fresh;
  }

  private static int[] ints(long[] values) {
    return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
  }
}

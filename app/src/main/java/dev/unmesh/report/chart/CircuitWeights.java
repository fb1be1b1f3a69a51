package dev.unmesh.report.chart;

import dev.unmesh.interpret.circuit.EdgeSet;
import dev.unmesh.report.NetworkView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;

/** A network's weights with those of the connections searched at zero that a circuit does not keep. */
final class CircuitWeights {
  private CircuitWeights() {}

  static NetworkView network(NetworkView network, EdgeSet circuit) {
    return new NetworkView(network.wiring(), of(network, circuit), network.partition(), network.regularised(), network.inputImage());
  }

  private static Weights of(NetworkView network, EdgeSet circuit) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    network.weights().names().forEach(name -> arrays.put(name, network.weights().get(name)));
    for (String name : circuit.connections()) {
      Connection connection = network.wiring().connection(name);
      WeightArray whole = arrays.get(connection.view().parameter());
      float[] values = kept(connection, whole.values().clone(), circuit.bits(name));
      arrays.put(connection.view().parameter(), new WeightArray(whole.shape(), values));
    }
    return Weights.of(arrays);
  }

  private static float[] kept(Connection connection, float[] values, BitSet kept) {
    ParameterView view = connection.view();
    int all = connection.rows() * connection.columns();
    for (int at = kept.nextClearBit(0); at < all; at = kept.nextClearBit(at + 1)) {
      for (int s = 0; s < connection.kernelSize(); s++) {
        values[(int) view.index(at / connection.columns(), at % connection.columns(), s)] = 0;
      }
    }
    return values;
  }
}

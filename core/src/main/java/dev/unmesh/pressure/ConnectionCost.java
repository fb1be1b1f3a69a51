package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * The connection cost of Brain-Inspired Modular Training: a weight costs the more the farther apart its neurons stand,
 *
 * <pre>R = sum_layers RED_jk |W_jk| (A d_jk + y)  [+ y RED_j |b_j|]  [+ y RED |embedding|],   dR/dW_jk = RED (A d_jk + y) sign(W_jk)</pre>
 *
 * with d_jk the L1 distance between the coordinates of output neuron j and input neuron k, and RED the sum over a layer or its mean.
 * A group without coordinates lies on a line; folds share the coordinates of their group; all weights of a kernel and of a flattened
 * channel stand where their neurons stand (|W_jk| is the L1 norm over space, and a mean counts every stored weight).
 *
 * <p>A weight that several connections view (tied embeddings) counts once, at the cost the first stated connection gives it; the
 * pressure is refused if another view gives it a different one. Source: Liu, Gan, Tegmark 2023, "Seeing is Believing",
 * arXiv 2305.08746, section 2, and the authors' code.
 *
 * @param a the weight of distance (A), at least 0
 * @param y the cost of a connection of no length, at least 0
 * @param connections the connections it presses on; empty means all
 * @param aOf connections with an A of their own, by name (BIMT's modular addition and MNIST give the last layer 0)
 * @param biases whether the biases of the groups the connections end in cost y too
 * @param parameters further parameters (embeddings) that cost y, wherever they stand
 */
public record ConnectionCost(
    double a, double y, Reduction reduction, Set<String> connections, Map<String, Double> aOf, boolean biases, Set<String> parameters)
    implements Pressure {
  public ConnectionCost {
    checkFactor("A", a);
    checkFactor("y", y);
    connections = Collections.unmodifiableSet(new LinkedHashSet<>(connections));
    aOf = Collections.unmodifiableMap(new LinkedHashMap<>(aOf));
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    aOf.forEach((connection, own) -> checkFactor("A of connection '" + connection + "'", own));
  }

  /** Summed over all connections, without biases. */
  public static ConnectionCost of(double a, double y) {
    return new ConnectionCost(a, y, Reduction.SUM, Set.of(), Map.of(), false, Set.of());
  }

  public ConnectionCost with(Reduction other) {
    return new ConnectionCost(a, y, other, connections, aOf, biases, parameters);
  }

  /** With another A; connections with an A of their own keep it. */
  public ConnectionCost withA(double other) {
    return new ConnectionCost(other, y, reduction, connections, aOf, biases, parameters);
  }

  public ConnectionCost withA(String connection, double own) {
    Map<String, Double> all = new LinkedHashMap<>(aOf);
    all.put(connection, own);
    return new ConnectionCost(a, y, reduction, connections, all, biases, parameters);
  }

  public ConnectionCost on(Set<String> others) {
    return new ConnectionCost(a, y, reduction, others, aOf, biases, parameters);
  }

  public ConnectionCost withBiases(boolean wanted) {
    return new ConnectionCost(a, y, reduction, connections, aOf, wanted, parameters);
  }

  public ConnectionCost withParameters(Set<String> others) {
    return new ConnectionCost(a, y, reduction, connections, aOf, biases, others);
  }

  @Override
  public String name() {
    return "connection-cost";
  }

  @Override
  public List<String> connections(Wiring wiring) {
    return chosen(wiring).stream().map(Connection::name).toList();
  }

  @Override
  public ArrayPressure onArrays(Wiring wiring, Weights shapes) {
    return new ArrayWeightedL1(bind(wiring, name -> shapes.get(name).size()).coefficients());
  }

  @Override
  public TensorPressure onTensors(Wiring wiring, Map<String, Tensor> tensors) {
    return new TensorWeightedL1(bind(wiring, name -> Named.size(tensors, name)).coefficients(), tensors);
  }

  /** The factor on A's distance for one connection: RED's factor times its A. */
  double distanceFactor(Connection connection) {
    return reduction.factor(weights(connection)) * aOf.getOrDefault(connection.name(), a);
  }

  List<Connection> chosen(Wiring wiring) {
    connections.forEach(wiring::connection);
    aOf.keySet().forEach(wiring::connection);
    return wiring.connections().stream().filter(c -> connections.isEmpty() || connections.contains(c.name())).toList();
  }

  static Coordinates coordinates(NeuronGroup group) {
    return group.coordinates().orElseGet(() -> Coordinates.line(group.size()));
  }

  private WeightedL1 bind(Wiring wiring, ToIntFunction<String> sizeOf) {
    WeightedL1 bound = new WeightedL1(sizeOf);
    Set<String> ends = new LinkedHashSet<>();
    for (Connection connection : chosen(wiring)) {
      addConnection(bound, wiring, connection);
      ends.add(connection.to());
    }
    for (NeuronParameter parameter : wiring.neuronParameters()) {
      if (biases && parameter.kind() == NeuronParameter.Kind.BIAS && ends.contains(parameter.group())) {
        double cost = y * reduction.factor(parameter.axis().length());
        bound.addAxis("bias '" + parameter.parameter() + "'", parameter.parameter(), parameter.offset(), parameter.axis(), cost);
      }
    }
    parameters.forEach(parameter -> bound.addWhole("parameter '" + parameter + "'", parameter, reduction, y));
    return bound;
  }

  private void addConnection(WeightedL1 bound, Wiring wiring, Connection connection) {
    String owner = "connection '" + connection.name() + "'";
    double perDistance = distanceFactor(connection);
    double base = y * reduction.factor(weights(connection));
    if (perDistance == 0) {
      bound.addView(owner, connection.view(), (i, j) -> base);
      return;
    }
    Coordinates to = coordinates(wiring.group(connection.to()));
    Coordinates from = coordinates(wiring.group(connection.from()));
    checkLaidOutAlike(connection, to, from);
    int[] rows = wiring.rowNeurons(connection);
    int[] columns = wiring.columnNeurons(connection);
    bound.addView(owner, connection.view(), (i, j) -> perDistance * to.distance(rows[i], from, columns[j]) + base);
  }

  static void checkLaidOutAlike(Connection connection, Coordinates to, Coordinates from) {
    if (to.dimensions() != from.dimensions()) {
      throw new IllegalArgumentException(
          "connection '" + connection.name() + "': '" + connection.from() + "' is laid out in " + from.dimensions() + "-D and '"
              + connection.to() + "' in " + to.dimensions() + "-D; lay both out alike, or give the connection an A of 0");
    }
  }

  private static long weights(Connection connection) {
    return (long) connection.rows() * connection.columns() * connection.kernelSize();
  }

  private static void checkFactor(String what, double factor) {
    if (!(factor >= 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("connection cost: " + what + " must be finite and not negative, was " + factor);
    }
  }
}

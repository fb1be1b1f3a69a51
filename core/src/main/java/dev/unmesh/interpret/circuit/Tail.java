package dev.unmesh.interpret.circuit;

import dev.unmesh.engine.array.Nonlinearity;
import dev.unmesh.network.DenseStack;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The matrices at a network's end, one after another with an activation between them, in float64: the part whose edges are searched.
 * For an MLP that is the whole network, for a conv net its fully connected layers. Immutable.
 */
public final class Tail {
  private final List<TailLayer> layers;
  private final Nonlinearity activation;
  private final int[] outputOrder;
  private final int inputBlock;

  private Tail(List<TailLayer> layers, Nonlinearity activation, int[] outputOrder, int inputBlock) {
    this.layers = List.copyOf(layers);
    this.activation = activation;
    this.outputOrder = outputOrder;
    this.inputBlock = inputBlock;
  }

  /**
   * @param stack what the network ends with
   * @param outputOrder which of the task's outputs each place of the last layer holds
   * @throws IllegalArgumentException if a weight is not a finite number
   */
  public static Tail of(DenseStack stack, Wiring wiring, Weights weights, int[] outputOrder) {
    List<TailLayer> layers = new ArrayList<>();
    for (DenseStack.Dense dense : stack.layers()) {
      double[] bias = dense.bias().map(name -> finite(name, weights.get(name).values())).orElse(new double[dense.out()]);
      layers.add(new TailLayer(connection(wiring, dense.weight()), dense.out(), dense.in(), finite(dense.weight(), weights.get(dense.weight()).values()), bias));
    }
    int block = wiring.connection(layers.get(0).connection()).columnMap() instanceof AxisMap.Blocks blocks ? blocks.width() : 1;
    return new Tail(layers, stack.activation().onArrays(), outputOrder.clone(), block);
  }

  private static String connection(Wiring wiring, String parameter) {
    return wiring.connections().stream()
        .filter(c -> c.view().parameter().equals(parameter))
        .map(Connection::name)
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no connection views '" + parameter + "'"));
  }

  private static double[] finite(String name, float[] values) {
    double[] wide = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "'" + name + "' holds " + values[i] + " at place " + i + ": a network with weights that are no numbers has no circuits; train it again");
      }
      wide[i] = values[i];
    }
    return wide;
  }

  List<TailLayer> layers() {
    return layers;
  }

  int depth() {
    return layers.size();
  }

  TailLayer layer(int i) {
    return layers.get(i);
  }

  Nonlinearity activation() {
    return activation;
  }

  /** The connections' names, from input to output. */
  public List<String> connections() {
    return layers.stream().map(TailLayer::connection).toList();
  }

  public int inputs() {
    return layers.get(0).columns();
  }

  public int outputs() {
    return outputOrder.length;
  }

  /** The place in the last layer that holds one of the task's outputs. */
  int place(int output) {
    for (int p = 0; p < outputOrder.length; p++) {
      if (outputOrder[p] == output) {
        return p;
      }
    }
    throw new IllegalArgumentException("no output " + output + " among " + outputOrder.length);
  }

  /** Which of the task's outputs a place of the last layer holds. */
  int outputAt(int place) {
    return outputOrder[place];
  }

  /** How many columns of the first layer belong to one neuron: a flattened channel's positions. */
  int inputBlock() {
    return inputBlock;
  }

  /** All weights, zero or not. */
  public int total() {
    return layers.stream().mapToInt(TailLayer::size).sum();
  }

  /** Every edge whose weight is not zero. */
  public EdgeSet edges() {
    EdgeSet.Builder builder = EdgeSet.builder();
    for (TailLayer layer : layers) {
      BitSet kept = new BitSet();
      for (int i = 0; i < layer.size(); i++) {
        kept.set(i, layer.weights()[i] != 0);
      }
      builder.put(layer.connection(), layer.rows(), layer.columns(), kept);
    }
    return builder.build();
  }
}

package dev.unmesh.interpret.edit;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Weights being changed: a parameter is copied when it is first written to, what was handed in stays as it is. Not safe for use by
 * several threads.
 */
public final class WeightDraft {
  private final Wiring wiring;
  private final Map<String, WeightArray> arrays = new LinkedHashMap<>();
  private final Map<String, float[]> mine = new LinkedHashMap<>();

  public WeightDraft(Wiring wiring, Weights weights) {
    this.wiring = wiring;
    weights.names().forEach(name -> arrays.put(name, weights.get(name)));
  }

  public float get(String parameter, long index) {
    return array(parameter).values()[(int) index];
  }

  public void set(String parameter, long index, float value) {
    float[] values = mine.get(parameter);
    if (values == null) {
      WeightArray old = array(parameter);
      values = old.values().clone();
      mine.put(parameter, values);
      arrays.put(parameter, new WeightArray(old.shape(), values));
    }
    values[(int) index] = value;
  }

  private WeightArray array(String parameter) {
    WeightArray array = arrays.get(parameter);
    if (array == null) {
      throw new IllegalArgumentException("no parameter '" + parameter + "'; the parameters are " + arrays.keySet());
    }
    return array;
  }

  /** Whether any weight behind an entry of a connection is not zero. */
  public boolean isSet(Connection connection, int row, int column) {
    ParameterView view = connection.view();
    for (int s = 0; s < connection.kernelSize(); s++) {
      if (get(view.parameter(), view.index(row, column, s)) != 0) {
        return true;
      }
    }
    return false;
  }

  /** Sets an entry of a connection, with its whole kernel where it has one. */
  public void set(Connection connection, int row, int column, float value) {
    ParameterView view = connection.view();
    for (int s = 0; s < connection.kernelSize(); s++) {
      set(view.parameter(), view.index(row, column, s), value);
    }
  }

  /** Whether a constant that a column carries can be held by the biases of the neurons the connection leads to. */
  public boolean canFold(Connection connection) {
    return connection.kernelSize() == 1 && connection.rowMap() == AxisMap.ONE_TO_ONE && bias(connection.to()).isPresent();
  }

  /**
   * Cuts an entry; what it carried when its column held {@code constant} goes into the bias.
   *
   * @throws IllegalArgumentException if there is no bias for it to go into
   */
  public void fold(Connection connection, int row, int column, double constant) {
    ParameterView view = connection.view();
    if (constant != 0 && connection.kernelSize() > 1) {
      throw new IllegalArgumentException(
          "connection '" + connection.name() + "' is a convolution, whose biases cannot hold a constant at the picture's edge: only 0 can stand for one");
    }
    double carried = get(view.parameter(), view.index(row, column, 0)) * constant;
    if (carried != 0) {
      addBias(connection, row, carried);
    }
    set(connection, row, column, 0);
  }

  /** What a neuron is taken to say once it is silenced. */
  @FunctionalInterface
  public interface Constant {
    double of(Connection connection, int column);
  }

  /**
   * Cuts all that leaves a neuron; what it carried while it said {@code constant} goes into the biases behind it.
   *
   * @throws IllegalArgumentException if a constant other than 0 finds no bias to go into
   */
  public void silence(String group, int neuron, Constant constant) {
    for (Connection connection : wiring.outOf(group)) {
      int[] owners = wiring.columnNeurons(connection);
      for (int column = 0; column < owners.length; column++) {
        double value = owners[column] == neuron ? constant.of(connection, column) : 0;
        for (int row = 0; owners[column] == neuron && row < connection.rows(); row++) {
          if (value != 0 && isSet(connection, row, column)) {
            fold(connection, row, column, value);
          } else {
            set(connection, row, column, 0);
          }
        }
      }
    }
  }

  /** Adds to the bias of the neuron a row belongs to. @throws IllegalArgumentException if it has none */
  public void addBias(Connection connection, int row, double value) {
    NeuronParameter bias = bias(connection.to()).orElseThrow(() -> noBias(connection.to()));
    long at = bias.offset() + bias.axis().offset(row);
    set(bias.parameter(), at, (float) (get(bias.parameter(), at) + value));
  }

  /** Sets a neuron's bias. @throws IllegalArgumentException if it has none and the value is not 0 */
  public void setBias(String group, int neuron, double value) {
    Optional<NeuronParameter> bias = bias(group);
    if (bias.isPresent()) {
      set(bias.get().parameter(), bias.get().offset() + bias.get().axis().offset(neuron), (float) value);
    } else if (value != 0) {
      throw noBias(group);
    }
  }

  private static IllegalArgumentException noBias(String group) {
    return new IllegalArgumentException("group '" + group + "' has no biases to hold a constant: only 0 can stand for one");
  }

  private Optional<NeuronParameter> bias(String group) {
    return wiring.neuronParameters().stream()
        .filter(p -> p.group().equals(group) && p.kind() == NeuronParameter.Kind.BIAS)
        .filter(p -> p.map() == AxisMap.ONE_TO_ONE)
        .findFirst();
  }

  /** The weights as they are now; later changes do not reach them. */
  public Weights weights() {
    mine.clear();
    return Weights.of(arrays);
  }
}

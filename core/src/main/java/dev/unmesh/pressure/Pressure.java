package dev.unmesh.pressure;

import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * A function of the weights that is added to the loss, to be minimised: L = L_task + strength * pressure. It depends on the wiring,
 * never on data, and counts each stored weight once, however many connections view it. Immutable and safe to share; what it
 * binds to is not.
 */
public interface Pressure {
  /** A short name for recipes, metrics and error messages, such as {@code connection-cost}. */
  String name();

  /**
   * The names of the connections it presses on, in the wiring's order.
   *
   * @throws IllegalArgumentException if it names a connection the wiring lacks
   */
  List<String> connections(Wiring wiring);

  /**
   * Its kernel on float arrays, with everything that does not change from step to step (distances, masks) made here.
   *
   * @param shapes gives the parameters' sizes; its values are not read
   * @throws IllegalArgumentException if the pressure does not fit the wiring
   */
  ArrayPressure onArrays(Wiring wiring, Weights shapes);

  /**
   * Its kernel in LibTorch operations, on the parameters' device and in their precision. The kernel holds on to the tensors given,
   * so they must be updated in place.
   *
   * @throws IllegalArgumentException if the pressure does not fit the wiring
   */
  TensorPressure onTensors(Wiring wiring, Map<String, Tensor> parameters);
}

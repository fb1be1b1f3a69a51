package dev.unmesh.pressure;

import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.bytedeco.pytorch.Tensor;

/**
 * The plain L1 penalty on whole parameters, R = sum_p RED |W_p|, RED a sum or each parameter's mean. On weights it is the connection
 * cost with A = 0 and y = 1, save that a parameter is pressed whole. On biases alone it gives them a schedule of their own, as
 * BIMT's symbolic tasks ask (unpenalised for the first 75 %).
 *
 * @param target what it presses on
 * @param parameters the parameters, where the target is NAMED
 */
public record L1(Target target, Reduction reduction, Set<String> parameters) implements Pressure {
  /** What an L1 penalty presses on. */
  public enum Target {
    /** Every parameter a connection views. */
    WEIGHTS,
    /** Every bias of the wiring. */
    BIASES,
    /** The parameters named. */
    NAMED
  }

  public L1 {
    parameters = Collections.unmodifiableSet(new LinkedHashSet<>(parameters));
    if ((target == Target.NAMED) == parameters.isEmpty()) {
      throw new IllegalArgumentException("l1: " + target + " with " + parameters.size() + " parameters named");
    }
  }

  public static L1 onWeights(Reduction reduction) {
    return new L1(Target.WEIGHTS, reduction, Set.of());
  }

  public static L1 onBiases(Reduction reduction) {
    return new L1(Target.BIASES, reduction, Set.of());
  }

  public static L1 on(Set<String> parameters, Reduction reduction) {
    return new L1(Target.NAMED, reduction, parameters);
  }

  @Override
  public String name() {
    return target == Target.BIASES ? "l1-biases" : "l1";
  }

  @Override
  public List<String> connections(Wiring wiring) {
    Set<String> pressed = parameters(wiring);
    return wiring.connections().stream().filter(c -> pressed.contains(c.view().parameter())).map(Connection::name).toList();
  }

  @Override
  public ArrayPressure onArrays(Wiring wiring, Weights shapes) {
    return new ArrayWeightedL1(bind(wiring, name -> shapes.get(name).size()).coefficients());
  }

  @Override
  public TensorPressure onTensors(Wiring wiring, Map<String, Tensor> tensors) {
    return new TensorWeightedL1(bind(wiring, name -> Named.size(tensors, name)).coefficients(), tensors);
  }

  private WeightedL1 bind(Wiring wiring, ToIntFunction<String> sizeOf) {
    WeightedL1 bound = new WeightedL1(sizeOf);
    parameters(wiring).forEach(parameter -> bound.addWhole("parameter '" + parameter + "'", parameter, reduction, 1));
    return bound;
  }

  private Set<String> parameters(Wiring wiring) {
    return switch (target) {
      case NAMED -> parameters;
      case WEIGHTS -> ordered(wiring.connections().stream().map(Connection::view).map(ParameterView::parameter).toList());
      case BIASES ->
          ordered(
              wiring.neuronParameters().stream()
                  .filter(parameter -> parameter.kind() == NeuronParameter.Kind.BIAS)
                  .map(NeuronParameter::parameter)
                  .toList());
    };
  }

  private static Set<String> ordered(List<String> names) {
    return new LinkedHashSet<>(names);
  }
}

package dev.unmesh.cut.export;

import dev.unmesh.network.Activation;
import java.util.List;

/** A nonlinearity as ONNX nodes. */
final class ActivationNodes {
  private ActivationNodes() {}

  static String add(GraphNodes nodes, Activation activation, String input) {
    return switch (activation) {
      case RELU -> nodes.step("Relu", List.of(input));
      case TANH -> nodes.step("Tanh", List.of(input));
      case SILU -> nodes.step("Mul", List.of(input, nodes.step("Sigmoid", List.of(input))));
    };
  }
}

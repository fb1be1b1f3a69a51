package dev.unmesh.cut.export;

import dev.unmesh.network.Activation;
import java.util.List;

/** A nonlinearity as ONNX nodes. */
final class ActivationNodes {
  private ActivationNodes() {}

  static String add(GraphNodes nodes, Activation activation, String input, String output) {
    return switch (activation) {
      case RELU -> nodes.named(output, "Relu", List.of(input));
      case TANH -> nodes.named(output, "Tanh", List.of(input));
      case SILU -> nodes.named(output, "Mul", List.of(input, nodes.step("Sigmoid", List.of(input))));
    };
  }
}

package dev.unmesh.cut.certify;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.Coupling;
import java.util.List;
import java.util.stream.Collectors;

/** Says what of a network no bound is known for. */
final class Refusal {
  private static final String KNOWN = "bounds are known for affine layers, convolutions, batch norm, ReLU, SiLU, tanh and max pooling in a row";

  private Refusal() {}

  /** @throws IllegalArgumentException if the network is more than layers in a row */
  static List<Stage> stages(Blueprint network) {
    return network.stages().orElseThrow(() -> new IllegalArgumentException("this network cannot be certified: " + reason(network) + "; " + KNOWN));
  }

  private static String reason(Blueprint network) {
    String couplings = network.wiring().couplings().stream().map(Refusal::named).distinct().collect(Collectors.joining(", "));
    return couplings.isEmpty() ? "its inputs are tokens, or its layers do not stand in a row" : "it has " + couplings;
  }

  private static String named(Coupling coupling) {
    return switch (coupling.kind()) {
      case "layer-norm" -> "LayerNorm (over " + String.join(", ", coupling.groups()) + ")";
      case "softmax" -> "softmax (attention)";
      default -> coupling.kind();
    };
  }
}

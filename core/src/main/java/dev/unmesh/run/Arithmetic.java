package dev.unmesh.run;

import dev.unmesh.measure.EdgeCount;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.Weights;
import java.util.OptionalLong;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a network costs if nothing is multiplied by zero.
 *
 * @param alive stored weights of its connections that are not 0
 * @param multiplications by weights that are not 0 in one forward pass on one example, those of a kernel at every place; biases and norms
 *     left out; empty for networks that are not layers in a row
 */
record Arithmetic(long alive, OptionalLong multiplications) {
  static Arithmetic of(Blueprint blueprint, Weights weights) {
    long alive = EdgeCount.of(blueprint.wiring(), weights, 0).above();
    if (blueprint.dense().isPresent()) {
      return new Arithmetic(alive, OptionalLong.of(blueprint.dense().get().layers().stream().mapToLong(layer -> nonzero(weights, layer.weight())).sum()));
    }
    return new Arithmetic(
        alive, blueprint.stages().map(stages -> OptionalLong.of(stages.stream().mapToLong(stage -> of(stage, weights)).sum())).orElse(OptionalLong.empty()));
  }

  private static long of(Stage stage, Weights weights) {
    if (stage instanceof Stage.Linear linear) {
      return nonzero(weights, linear.weight());
    } else if (stage instanceof Stage.Convolution convolution) {
      long rows = convolution.height() + 2L * convolution.padding() - convolution.kernel() + 1;
      long columns = convolution.width() + 2L * convolution.padding() - convolution.kernel() + 1;
      return nonzero(weights, convolution.weight()) * rows * columns;
    }
    return 0;
  }

  private static long nonzero(Weights weights, String parameter) {
    long count = 0;
    for (float value : weights.get(parameter).values()) {
      count += value != 0 ? 1 : 0;
    }
    return count;
  }

  /** Adds it to a run's summary. */
  void put(ObjectNode tree) {
    tree.put("weightsAlive", alive);
    multiplications.ifPresent(count -> tree.put("multiplications", count));
  }
}

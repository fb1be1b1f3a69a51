package dev.unmesh.report;

import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The network as trained.
 *
 * @param partition its modules, if it has any
 * @param regularised the connections under pressure, drawn as heat maps; empty: the hidden ones are drawn
 * @param inputImage the shape of an input, if inputs are images; an input group of that many neurons is drawn as pictures
 */
public record NetworkView(
    Wiring wiring, Weights weights, Optional<Partition> partition, List<String> regularised, Optional<ImageShape> inputImage) {
  public NetworkView {
    Objects.requireNonNull(wiring, "wiring");
    Objects.requireNonNull(weights, "weights");
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(inputImage, "inputImage");
    regularised = List.copyOf(regularised);
    regularised.forEach(wiring::connection);
  }
}

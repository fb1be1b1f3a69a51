package dev.unmesh.run.model;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.Weights;
import java.util.Optional;

/**
 * A model of others as a network of ours.
 *
 * @param kind what was recognised, in a few words
 * @param network what it is made of, as a recipe would state it
 * @param shape what it takes and gives
 * @param weights by the network's own names and in its own layout
 * @param scale how it wants pixels; empty where it takes none
 */
public record KnownModel(String kind, NetworkOptions network, NetworkShape shape, Weights weights, Optional<PixelScale> scale) {
  /** @throws IllegalStateException if a parameter has no values, or another number of them */
  public KnownModel {
    network.blueprint(shape).parameters().forEach(parameter -> {
      if (!weights.names().contains(parameter.name()) || weights.get(parameter.name()).size() != parameter.size()) {
        throw new IllegalStateException(kind + ": '" + parameter.name() + "' was not read");
      }
    });
  }

  public Blueprint blueprint() {
    return network.blueprint(shape);
  }
}

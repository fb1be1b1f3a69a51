package dev.unmesh.cut;

import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.TransformerOptions;

/**
 * How a family of networks is made smaller. What it gives must state the same connections and groups under the same names, each divided
 * group with the module's neurons only; {@link Slices} then finds every weight by the two wirings.
 */
interface ModuleShape {
  /** A module's network: of the same kind, with smaller numbers. @throws IllegalArgumentException if a divided group cannot be */
  NetworkOptions of(EndToEnd cut, Members members, Boundary boundary);

  /** @throws IllegalArgumentException if networks of this kind cannot be cut */
  static ModuleShape of(NetworkOptions network) {
    if (network instanceof MlpOptions mlp) {
      return new MlpShape(mlp);
    } else if (network instanceof ConvNetOptions net) {
      return new ConvNetShape(net);
    } else if (network instanceof TransformerOptions transformer) {
      return new TransformerShape(transformer);
    }
    throw new IllegalArgumentException(
        "networks of this kind cannot be cut into modules (" + network.getClass().getSimpleName() + "); mlp, conv-net and transformer can");
  }
}

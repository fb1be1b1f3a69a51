package dev.unmesh.report;

import java.util.Objects;

/**
 * The normalised cut of a whole network into modules found by spectral clustering; lower is more modular.
 *
 * @param nCut 0 to the number of modules
 * @param layers of networks whose layers were shuffled
 * @param scales of networks whose layers were shuffled with every neuron about as strong as it is
 */
public record NetworkCutView(double nCut, int modules, NullView layers, NullView scales) {
  public NetworkCutView {
    Objects.requireNonNull(layers, "layers");
    Objects.requireNonNull(scales, "scales");
  }
}

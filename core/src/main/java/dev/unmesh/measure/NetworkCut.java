package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Objects;

/**
 * The normalised cut of a whole network into modules found by spectral clustering; lower is more modular. Both nulls divide their
 * networks anew, and their p is that of cuts as low as this.
 *
 * @param nCut 0 to k
 * @param modules k
 * @param nullModel of networks whose layers were shuffled, "null" in JSON
 * @param scaleKeeping of networks whose layers were shuffled with the strength of every neuron about kept; beside shuffled layers alone
 *     uneven neurons look less modular than they are
 */
public record NetworkCut(double nCut, int modules, @JsonProperty("null") NullDistribution nullModel, NullDistribution scaleKeeping) {
  public NetworkCut {
    Objects.requireNonNull(nullModel, "null");
    Objects.requireNonNull(scaleKeeping, "scaleKeeping");
  }
}

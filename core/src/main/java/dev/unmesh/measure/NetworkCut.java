package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The normalised cut of a whole network into modules found by spectral clustering; lower is more modular.
 *
 * @param nCut 0 to k
 * @param modules k
 * @param nullModel of networks whose layers were shuffled, each divided anew, "null" in JSON; its p is that of cuts as low as this
 */
public record NetworkCut(double nCut, int modules, @JsonProperty("null") Optional<NullDistribution> nullModel) {}

package dev.unmesh.measure;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;

/**
 * The Newman modularity of a whole network: the highest Q found over all divisions of its neurons.
 *
 * @param q in [0, 1)
 * @param modules communities of that division; neurons without weight belong to none
 * @param nullModel Q of shuffled weights, divided anew, "null" in JSON; empty without shuffles
 */
public record NewmanModularity(double q, int modules, @JsonProperty("null") Optional<NullDistribution> nullModel) {}

package dev.unmesh.cut;

import dev.unmesh.network.Blueprint;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One module as a network of its own.
 *
 * @param options of the smaller network, of the whole one's kind
 * @param sources by parameter, where each entry stands in the whole network's; not copied
 * @param zeros the parameters that hold 0 in a module, since the rule that joins the modules holds them: the output bias
 */
public record CutModule(Members members, NetworkOptions options, Blueprint blueprint, Map<String, int[]> sources, Set<String> zeros) {
  /** The module's number, from 0. */
  public int number() {
    return members.module();
  }

  /** The module's share of the whole network's weights, cross-module ones left out. */
  public Weights of(Weights whole) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : blueprint.parameters()) {
      int[] source = sources.get(spec.name());
      float[] values = new float[source.length];
      if (!zeros.contains(spec.name())) {
        float[] from = whole.get(spec.name()).values();
        for (int i = 0; i < values.length; i++) {
          values[i] = from[source[i]];
        }
      }
      arrays.put(spec.name(), new WeightArray(Arrays.stream(spec.shape()).mapToInt(Math::toIntExact).toArray(), values));
    }
    return Weights.of(arrays);
  }

  /** How many numbers its parameters hold. */
  public long parameters() {
    return blueprint.parameters().stream().mapToLong(ParameterSpec::size).sum();
  }
}

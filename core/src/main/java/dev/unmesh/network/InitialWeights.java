package dev.unmesh.network;

import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What parameters hold before training, each worked out anew when asked for: of a large network only one need be in memory. */
public final class InitialWeights implements Weights {
  private final Map<String, ParameterSpec> specs = new LinkedHashMap<>();
  private final Map<String, Long> seeds = new LinkedHashMap<>();
  private final boolean drawn;

  private InitialWeights(Iterable<ParameterSpec> specs, long seed, boolean drawn) {
    for (ParameterSpec spec : specs) {
      seeds.put(spec.name(), Seeds.mix(seed, seeds.size()));
      this.specs.put(spec.name(), spec);
    }
    this.drawn = drawn;
  }

  /** Drawn as they say, each from a seed of its own. */
  public static InitialWeights draw(Iterable<ParameterSpec> specs, long seed) {
    return new InitialWeights(specs, seed, true);
  }

  /** Zeros of their shapes, for whom only sizes matter. */
  public static InitialWeights zeros(Iterable<ParameterSpec> specs) {
    return new InitialWeights(specs, 0, false);
  }

  @Override
  public Set<String> names() {
    return specs.keySet();
  }

  @Override
  public WeightArray get(String name) {
    ParameterSpec spec = spec(name);
    float[] values = drawn ? spec.initial().values(spec.size(), seeds.get(name)) : new float[spec.size()];
    return new WeightArray(Arrays.stream(spec.shape()).mapToInt(Math::toIntExact).toArray(), values);
  }

  @Override
  public void copy(String name, FloatBuffer to) {
    ParameterSpec spec = spec(name);
    int end = to.position() + spec.size();
    (drawn ? spec.initial() : new Initial.Constant(0)).fill(to.duplicate().limit(end), seeds.get(name));
    to.position(end);
  }

  private ParameterSpec spec(String name) {
    ParameterSpec spec = specs.get(name);
    if (spec == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'; the parameters are " + specs.keySet());
    }
    return spec;
  }

  /** All of them at once, in their order. */
  public Map<String, WeightArray> all() {
    Map<String, WeightArray> all = new LinkedHashMap<>();
    names().forEach(name -> all.put(name, get(name)));
    return all;
  }
}

package dev.unmesh.cut;

import dev.unmesh.network.ParameterSpec;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The whole network's weights in the making: zeros, onto which each module's are put back. Not safe for use by several threads. */
final class Rebuilt {
  private final Map<String, float[]> values = new LinkedHashMap<>();
  private final Map<String, BitSet> known = new LinkedHashMap<>();
  private final List<ParameterSpec> specs;

  Rebuilt(List<ParameterSpec> specs) {
    this.specs = specs;
    specs.forEach(spec -> values.put(spec.name(), new float[spec.size()]));
    specs.forEach(spec -> known.put(spec.name(), new BitSet()));
  }

  /** @throws IllegalArgumentException if a shared weight is another than that of a module before */
  void add(CutModule module, Weights part) {
    module.sources().forEach((name, source) -> {
      if (!module.zeros().contains(name)) {
        float[] from = part.get(name).values();
        for (int i = 0; i < source.length; i++) {
          put(module.number(), name, source[i], from[i]);
        }
      }
    });
  }

  private void put(int module, String name, int at, float value) {
    float[] to = values.get(name);
    if (known.get(name).get(at) && Float.floatToRawIntBits(to[at]) != Float.floatToRawIntBits(value)) {
      throw new IllegalArgumentException(
          "module " + module + " holds " + value + " as entry " + at + " of the shared parameter '" + name + "', another module " + to[at]
              + ": they are not of one network");
    }
    known.get(name).set(at);
    to[at] = value;
  }

  /** Of a parameter: not a copy. */
  float[] values(String parameter) {
    return values.get(parameter);
  }

  Weights weights() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    for (ParameterSpec spec : specs) {
      int[] shape = Arrays.stream(spec.shape()).mapToInt(Math::toIntExact).toArray();
      arrays.put(spec.name(), new WeightArray(shape, values.get(spec.name())));
    }
    return Weights.of(arrays);
  }
}

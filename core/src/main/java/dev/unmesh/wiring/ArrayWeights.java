package dev.unmesh.wiring;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Weights held in memory. */
record ArrayWeights(Map<String, WeightArray> arrays) implements Weights {
  ArrayWeights {
    arrays = Collections.unmodifiableMap(new LinkedHashMap<>(arrays));
  }

  @Override
  public Set<String> names() {
    return arrays.keySet();
  }

  @Override
  public WeightArray get(String name) {
    WeightArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException("no parameter '" + name + "'; the parameters are " + arrays.keySet());
    }
    return array;
  }
}

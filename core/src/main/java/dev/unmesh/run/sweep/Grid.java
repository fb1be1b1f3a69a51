package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Every combination of some values of some keys; the last key changes fastest. Without keys there is one, which sets nothing. */
record Grid(Map<String, List<JsonNode>> keys) implements SearchSpace {
  @Override
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  @Override
  public List<Map<String, JsonNode>> points() {
    List<Map<String, JsonNode>> points = List.of(Map.of());
    for (Map.Entry<String, List<JsonNode>> key : keys.entrySet()) {
      List<Map<String, JsonNode>> longer = new ArrayList<>();
      for (Map<String, JsonNode> point : points) {
        for (JsonNode value : key.getValue()) {
          Map<String, JsonNode> with = new LinkedHashMap<>(point);
          with.put(key.getKey(), value);
          longer.add(with);
        }
      }
      points = longer;
    }
    return points;
  }

  @Override
  public SearchSpace without(Collection<String> names) {
    Map<String, List<JsonNode>> left = new LinkedHashMap<>(keys);
    left.keySet().removeAll(names);
    return new Grid(left);
  }
}

package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Every point of one space with every point of another, which has other keys; the other's changes fastest. */
record Product(SearchSpace first, SearchSpace second) implements SearchSpace {
  @Override
  public List<String> names() {
    return Stream.concat(first.names().stream(), second.names().stream()).toList();
  }

  @Override
  public List<Map<String, JsonNode>> points() {
    List<Map<String, JsonNode>> points = new ArrayList<>();
    for (Map<String, JsonNode> one : first.points()) {
      for (Map<String, JsonNode> other : second.points()) {
        Map<String, JsonNode> both = new LinkedHashMap<>(one);
        both.putAll(other);
        points.add(both);
      }
    }
    return points;
  }

  @Override
  public SearchSpace without(Collection<String> names) {
    return new Product(first.without(names), second.without(names));
  }
}

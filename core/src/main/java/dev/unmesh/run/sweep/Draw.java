package dev.unmesh.run.sweep;

import dev.unmesh.network.Seeds;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import tools.jackson.databind.JsonNode;

/**
 * Values drawn at random for each trial. Every key and trial has a stream of its own: more trials, or another key, leave the others' values
 * as they were.
 *
 * @param trials how many points, at least 1
 */
record Draw(int trials, long seed, Map<String, KeyRange> keys) implements SearchSpace {
  @Override
  public List<String> names() {
    return List.copyOf(keys.keySet());
  }

  /** Points that come twice, where there are few values, are there once. */
  @Override
  public List<Map<String, JsonNode>> points() {
    Set<Map<String, JsonNode>> points = new LinkedHashSet<>();
    for (int trial = 0; trial < trials; trial++) {
      Map<String, JsonNode> point = new LinkedHashMap<>();
      for (Map.Entry<String, KeyRange> key : keys.entrySet()) {
        point.put(key.getKey(), key.getValue().draw(new SplittableRandom(Seeds.mix(seed, trial, key.getKey().hashCode()))));
      }
      points.add(point);
    }
    return new ArrayList<>(points);
  }

  @Override
  public SearchSpace without(Collection<String> names) {
    Map<String, KeyRange> left = new LinkedHashMap<>(keys);
    left.keySet().removeAll(names);
    return new Draw(trials, seed, left);
  }
}

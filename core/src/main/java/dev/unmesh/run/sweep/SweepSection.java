package dev.unmesh.run.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a sweep's file says at its top, or of one setting.
 *
 * @param at its place in the file; empty for the top
 * @param recipes names or files; empty if none is said
 * @param set what is not swept
 * @param space what is; empty if nothing is
 * @param seeds empty if none are said
 */
record SweepSection(
    String at, Optional<List<String>> recipes, Map<String, JsonNode> set, Optional<SearchSpace> space, Optional<List<Long>> seeds) {
  /** Where in the file each of its keys stands. */
  Map<String, String> places() {
    Map<String, String> places = new LinkedHashMap<>();
    set.keySet().forEach(key -> places.put(key, StatedKeys.within(at, "set." + key)));
    space.ifPresent(swept -> swept.names().forEach(key -> places.put(key, StatedKeys.within(at, section(swept) + "." + key))));
    return places;
  }

  private static String section(SearchSpace space) {
    return space instanceof Draw ? "draw.keys" : "grid";
  }

  boolean draws() {
    return space.isPresent() && space.get() instanceof Draw;
  }

  /**
   * It as a setting, another section lying under it: what this one says of a key stands in place of what the other does. What both sweep is
   * tried in every combination.
   */
  NamedSetting over(SweepSection base, String name) {
    Map<String, JsonNode> fixed = new LinkedHashMap<>(base.set);
    Map<String, String> own = places();
    fixed.keySet().removeAll(own.keySet());
    fixed.putAll(set);
    Optional<SearchSpace> under = base.space.map(swept -> swept.without(own.keySet()));
    SearchSpace one = space.or(() -> under).orElse(new Grid(Map.of()));
    SearchSpace both = under.isPresent() && space.isPresent() ? new Product(under.get(), space.get()) : one;
    Map<String, String> places = base.places();
    places.putAll(own);
    return new NamedSetting(name, recipes.or(base::recipes).orElseThrow(), fixed, both, seeds.or(base::seeds), places);
  }
}

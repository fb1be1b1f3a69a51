package dev.unmesh.run.sweep;

import static dev.unmesh.run.sweep.StatedKeys.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a section's {@code grid} or {@code draw}. */
record SpaceReader(StatedKeys stated) {
  static final int MOST = 100_000;

  /** Empty if it has neither. */
  Optional<SearchSpace> space(ObjectNode section, String at) {
    if (section.has("grid") && section.has("draw")) {
      throw stated.wrong(within(at, "draw"), "stands beside a 'grid': a sweep has one of the two");
    } else if (section.has("draw")) {
      return Optional.of(draw(section.get("draw"), within(at, "draw")));
    }
    return section.has("grid") ? Optional.of(grid(section.get("grid"), within(at, "grid"))) : Optional.empty();
  }

  private Grid grid(JsonNode node, String at) {
    ObjectNode grid = stated.object(node, at);
    if (grid.isEmpty()) {
      throw stated.wrong(at, "is empty: give a key and its values, such as 'training.optimiser.rate: [0.001, 0.01]'");
    }
    Map<String, List<JsonNode>> keys = new LinkedHashMap<>();
    grid.properties().forEach(entry -> keys.put(entry.getKey(), stated.list(entry.getValue(), within(at, entry.getKey()))));
    return new Grid(keys);
  }

  private Draw draw(JsonNode node, String at) {
    ObjectNode draw = stated.object(node, at);
    stated.known(draw, at, "trials", "seed", "keys");
    long trials = stated.whole(draw.path("trials"), within(at, "trials"));
    if (trials < 1 || trials > MOST) {
      throw stated.wrong(within(at, "trials"), "needs a whole number from 1 to " + MOST + ", was " + trials);
    }
    ObjectNode named = stated.object(draw.path("keys"), within(at, "keys"));
    if (named.isEmpty()) {
      throw stated.wrong(
          within(at, "keys"),
          "is empty: give a key and what to draw from, such as 'training.optimiser.rate: {from: 1e-4, to: 1e-2, scale: log}'");
    }
    Map<String, KeyRange> keys = new LinkedHashMap<>();
    named.properties().forEach(entry -> keys.put(entry.getKey(), range(entry.getValue(), at + ".keys." + entry.getKey())));
    return new Draw((int) trials, draw.has("seed") ? stated.whole(draw.get("seed"), within(at, "seed")) : 0, keys);
  }

  private KeyRange range(JsonNode node, String at) {
    try {
      if (node.isArray()) {
        return new KeyRange.Choice(stated.list(node, at));
      }
      ObjectNode range = stated.object(node, at);
      stated.known(range, at, "from", "to", "scale", "integer");
      String scale = range.path("scale").asString("linear");
      if (!scale.equals("log") && !scale.equals("linear")) {
        throw stated.wrong(at + ".scale", "should be log or linear, was " + scale);
      }
      JsonNode integer = range.path("integer");
      if (!integer.isMissingNode() && !integer.isBoolean()) {
        throw stated.wrong(at + ".integer", "needs true or false, was " + integer);
      }
      double from = stated.number(range.path("from"), at + ".from");
      double to = stated.number(range.path("to"), at + ".to");
      return new KeyRange.Interval(from, to, scale.equals("log"), integer.asBoolean(false));
    } catch (IllegalArgumentException e) {
      throw stated.wrong(at, e.getMessage());
    }
  }
}

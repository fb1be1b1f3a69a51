package dev.unmesh.run.sweep;

import dev.unmesh.format.NearestName;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Source;
import dev.unmesh.run.table.SeedList;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads a sweep's file key by key; what is wrong is told with its line. */
final class SweepReader {
  private static final int MOST = 100_000;

  private final Path path;
  private final Source source;

  SweepReader(Path path, Source source) {
    this.path = path;
    this.source = source;
  }

  SweepFile file() {
    ObjectNode tree = source.tree();
    known(tree, "", "recipe", "set", "grid", "draw", "seeds");
    Map<String, JsonNode> set = new LinkedHashMap<>();
    if (tree.has("set")) {
      object(tree.get("set"), "set").properties().forEach(entry -> set.put(entry.getKey(), entry.getValue()));
    }
    Optional<List<Long>> seeds = Optional.ofNullable(tree.get("seeds")).map(this::seeds);
    SearchSpace space = space(tree, seeds.isPresent());
    for (String key : set.keySet()) {
      if (space.names().contains(key)) {
        throw wrong("set." + key, "is swept too: leave it out of one of the two");
      }
    }
    return new SweepFile(path, source, recipes(tree.path("recipe")), set, space, seeds);
  }

  private List<String> recipes(JsonNode node) {
    if (node.isMissingNode()) {
      throw wrong("", "says no 'recipe': the name of a bundled one, or a .yaml file");
    }
    List<String> recipes = new ArrayList<>();
    for (JsonNode name : node.isArray() ? list(node, "recipe") : List.of(node)) {
      if (!name.isString()) {
        throw wrong("recipe", "needs the name of a recipe or a .yaml file, was " + name);
      }
      recipes.add(beside(name.asString()));
    }
    return recipes;
  }

  // a file is looked for beside the sweep's own, then from where the command was given
  private String beside(String recipe) {
    Path file = path.toAbsolutePath().resolveSibling(recipe);
    boolean yaml = recipe.endsWith(".yaml") || recipe.endsWith(".yml") || recipe.indexOf('/') >= 0;
    return yaml ? (Files.exists(file) ? file : Path.of(recipe).toAbsolutePath()).normalize().toString() : recipe;
  }

  private SearchSpace space(ObjectNode tree, boolean seeded) {
    if (tree.has("grid") && tree.has("draw")) {
      throw wrong("draw", "stands beside a 'grid': a sweep has one of the two");
    } else if (tree.has("draw")) {
      return draw(object(tree.get("draw"), "draw"));
    } else if (!tree.has("grid") && !seeded) {
      throw wrong("", "has nothing to sweep: give 'grid: {key: [values]}', 'draw: {trials: 20, keys: {...}}' or 'seeds'");
    }
    Map<String, List<JsonNode>> keys = new LinkedHashMap<>();
    if (tree.has("grid")) {
      ObjectNode grid = object(tree.get("grid"), "grid");
      if (grid.isEmpty()) {
        throw wrong("grid", "is empty: give a key and its values, such as 'training.optimiser.rate: [0.001, 0.01]'");
      }
      grid.properties().forEach(entry -> keys.put(entry.getKey(), list(entry.getValue(), "grid." + entry.getKey())));
    }
    return new Grid(keys);
  }

  private Draw draw(ObjectNode draw) {
    known(draw, "draw", "trials", "seed", "keys");
    long trials = whole(draw.path("trials"), "draw.trials");
    if (trials < 1 || trials > MOST) {
      throw wrong("draw.trials", "needs a whole number from 1 to " + MOST + ", was " + trials);
    }
    ObjectNode named = object(draw.path("keys"), "draw.keys");
    if (named.isEmpty()) {
      throw wrong("draw.keys", "is empty: give a key and what to draw from, such as 'training.optimiser.rate: {from: 1e-4, to: 1e-2, scale: log}'");
    }
    Map<String, KeyRange> keys = new LinkedHashMap<>();
    named.properties().forEach(entry -> keys.put(entry.getKey(), range(entry.getValue(), "draw.keys." + entry.getKey())));
    return new Draw((int) trials, draw.has("seed") ? whole(draw.get("seed"), "draw.seed") : 0, keys);
  }

  private KeyRange range(JsonNode node, String at) {
    try {
      if (node.isArray()) {
        return new KeyRange.Choice(list(node, at));
      }
      ObjectNode range = object(node, at);
      known(range, at, "from", "to", "scale", "integer");
      String scale = range.path("scale").asString("linear");
      if (!scale.equals("log") && !scale.equals("linear")) {
        throw wrong(at + ".scale", "should be log or linear, was " + scale);
      }
      JsonNode integer = range.path("integer");
      if (!integer.isMissingNode() && !integer.isBoolean()) {
        throw wrong(at + ".integer", "needs true or false, was " + integer);
      }
      return new KeyRange.Interval(number(range.path("from"), at + ".from"), number(range.path("to"), at + ".to"), scale.equals("log"), integer.asBoolean(false));
    } catch (IllegalArgumentException e) {
      throw wrong(at, e.getMessage());
    }
  }

  private List<Long> seeds(JsonNode node) {
    if (node.isArray()) {
      return list(node, "seeds").stream().map(seed -> whole(seed, "seeds")).toList();
    } else if (node.isString()) {
      try {
        return SeedList.parse(node.asString());
      } catch (RecipeException e) {
        throw wrong("seeds", e.getMessage().replace("--seeds ", ""));
      }
    }
    long count = whole(node, "seeds");
    if (count < 1 || count > MOST) {
      throw wrong("seeds", "says how many (5), which ([0, 3, 7]) or a range ('10-19'), was " + count);
    }
    return LongStream.range(0, count).boxed().toList();
  }

  private List<JsonNode> list(JsonNode node, String at) {
    if (!node.isArray()) {
      throw wrong(at, "needs a list of values in brackets, was " + node);
    } else if (node.isEmpty()) {
      throw wrong(at, "is an empty list: give at least one value");
    }
    List<JsonNode> values = node.valueStream().toList();
    if (new LinkedHashSet<>(values).size() < values.size()) {
      throw wrong(at, "has a value twice: " + node);
    }
    return values;
  }

  private ObjectNode object(JsonNode node, String at) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(at, node.isMissingNode() ? "is missing" : "needs keys and values, was " + node);
  }

  private long whole(JsonNode node, String at) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(at, node.isMissingNode() ? "is missing: give a whole number" : "needs a whole number, was " + node);
    }
    return node.asLong();
  }

  // 1e-4 is a text to YAML 1.2 parsers that want a point in it
  private double number(JsonNode node, String at) {
    try {
      return node.isNumber() ? node.asDouble() : Double.parseDouble(node.isString() ? node.asString() : "");
    } catch (NumberFormatException e) {
      throw wrong(at, node.isMissingNode() ? "is missing: give a number" : "needs a number, was " + node);
    }
  }

  private void known(ObjectNode node, String at, String... keys) {
    List<String> names = List.of(keys);
    for (String key : node.propertyNames()) {
      if (!names.contains(key)) {
        throw wrong(at.isEmpty() ? key : at + "." + key, "no such key" + NearestName.hint(key, names) + " (known: " + String.join(", ", names) + ")");
      }
    }
  }

  private RecipeException wrong(String at, String what) {
    return new RecipeException(source.where(at) + ": " + what);
  }
}

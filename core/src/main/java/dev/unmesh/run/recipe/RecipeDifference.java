package dev.unmesh.run.recipe;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Where two recipes part. */
public final class RecipeDifference {
  private static final JsonMapper JSON = new JsonMapper();

  private RecipeDifference() {}

  /** The first key that differs, with what it was and is: {@code 'training.steps' was 100 and is now 200}; empty if none does. */
  public static Optional<String> first(ObjectNode before, ObjectNode after) {
    return first("", before, after);
  }

  /** The same for a recipe against one that was read back from a file. */
  public static Optional<String> first(ObjectNode recorded, Recipe now) {
    // read back as the record was: there an integer is an integer, whatever it was declared as
    return first("", recorded, JSON.readTree(Recipes.tree(now).toString()));
  }

  /** All keys that differ, the deepest that can be told: {@code network.hidden}. */
  public static List<String> keys(ObjectNode one, ObjectNode other) {
    List<String> keys = new ArrayList<>();
    collect("", one, other, keys);
    return keys;
  }

  private static void collect(String path, JsonNode one, JsonNode other, List<String> keys) {
    if (one.isObject() && other.isObject()) {
      Set<String> all = new LinkedHashSet<>(one.propertyNames());
      all.addAll(other.propertyNames());
      all.forEach(key -> collect(path.isEmpty() ? key : path + "." + key, one.path(key), other.path(key), keys));
    } else if (!one.equals(other)) {
      keys.add(path);
    }
  }

  private static Optional<String> first(String path, JsonNode before, JsonNode after) {
    if (before.isObject() && after.isObject()) {
      Set<String> keys = new LinkedHashSet<>(before.propertyNames());
      keys.addAll(after.propertyNames());
      return keys.stream()
          .map(key -> first(path.isEmpty() ? key : path + "." + key, before.path(key), after.path(key)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    return before.equals(after) ? Optional.empty() : Optional.of("'" + path + "' was " + written(before) + " and is now " + written(after));
  }

  private static String written(JsonNode node) {
    return node.isMissingNode() ? "not there" : node.toString();
  }
}

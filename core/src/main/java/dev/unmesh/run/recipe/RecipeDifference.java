package dev.unmesh.run.recipe;

import java.util.LinkedHashSet;
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

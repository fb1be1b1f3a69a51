package dev.unmesh.run.sweep;

import dev.unmesh.format.NearestName;
import dev.unmesh.run.recipe.RecipeException;
import dev.unmesh.run.recipe.Source;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Values of a sweep's file by their type; what is wrong is told with its line. */
record StatedKeys(Source source) {
  /** A key within a section, whose own place is empty for the whole file. */
  static String within(String at, String key) {
    return at.isEmpty() ? key : at + "." + key;
  }

  /** That a section has no other keys. */
  void known(ObjectNode node, String at, String... keys) {
    List<String> names = List.of(keys);
    for (String key : node.propertyNames()) {
      if (!names.contains(key)) {
        throw wrong(within(at, key), "no such key" + NearestName.hint(key, names) + " (known: " + String.join(", ", names) + ")");
      }
    }
  }

  ObjectNode object(JsonNode node, String at) {
    if (node instanceof ObjectNode object) {
      return object;
    }
    throw wrong(at, node.isMissingNode() ? "is missing" : "needs keys and values, was " + node);
  }

  /** A section's {@code set}, if it has one. */
  Map<String, JsonNode> set(ObjectNode section, String at) {
    Map<String, JsonNode> set = new LinkedHashMap<>();
    if (section.has("set")) {
      object(section.get("set"), within(at, "set")).properties().forEach(entry -> set.put(entry.getKey(), entry.getValue()));
    }
    return set;
  }

  List<JsonNode> list(JsonNode node, String at) {
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

  long whole(JsonNode node, String at) {
    if (!node.isIntegralNumber() || !node.canConvertToLong()) {
      throw wrong(at, node.isMissingNode() ? "is missing: give a whole number" : "needs a whole number, was " + node);
    }
    return node.asLong();
  }

  // 1e-4 is a text to YAML 1.2 parsers that want a point in it
  double number(JsonNode node, String at) {
    try {
      return node.isNumber() ? node.asDouble() : Double.parseDouble(node.isString() ? node.asString() : "");
    } catch (NumberFormatException e) {
      throw wrong(at, node.isMissingNode() ? "is missing: give a number" : "needs a number, was " + node);
    }
  }

  RecipeException wrong(String at, String what) {
    return new RecipeException(source.where(at) + ": " + what);
  }
}

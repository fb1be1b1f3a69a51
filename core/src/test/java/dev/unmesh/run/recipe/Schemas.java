package dev.unmesh.run.recipe;

import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks a tree against the few words of JSON Schema that the recipes' schema is written in; another word fails. */
final class Schemas {
  private Schemas() {}

  /** What does not fit, or empty. */
  static Optional<String> fault(String schema, JsonNode tree) {
    return fault(new JsonMapper().readTree(schema), tree, "");
  }

  private static Optional<String> fault(JsonNode schema, JsonNode node, String path) {
    for (Map.Entry<String, JsonNode> rule : schema.properties()) {
      Optional<String> fault =
          switch (rule.getKey()) {
            case "$schema", "title", "default", "description" -> Optional.empty();
            case "type" -> isOfType(rule.getValue().asString(), node) ? Optional.empty() : Optional.of(path + ": no " + rule.getValue());
            case "const" -> rule.getValue().equals(node) ? Optional.empty() : Optional.of(path + ": not " + rule.getValue());
            case "enum" -> contains(rule.getValue(), node) ? Optional.empty() : Optional.of(path + ": none of " + rule.getValue());
            case "required" -> missing(rule.getValue(), node, path);
            case "items" -> items(rule.getValue(), node, path);
            case "anyOf" -> any(rule.getValue(), node, path);
            case "properties", "additionalProperties" -> properties(schema, node, path);
            default -> throw new AssertionError("the schema says '" + rule.getKey() + "'");
          };
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static boolean isOfType(String type, JsonNode node) {
    return switch (type) {
      case "object" -> node.isObject();
      case "array" -> node.isArray();
      case "integer" -> node.isIntegralNumber();
      case "number" -> node.isNumber();
      case "boolean" -> node.isBoolean();
      case "string" -> node.isString();
      case "null" -> node.isNull();
      default -> throw new AssertionError("no JSON type " + type);
    };
  }

  private static boolean contains(JsonNode values, JsonNode node) {
    for (JsonNode value : values) {
      if (value.equals(node)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<String> missing(JsonNode required, JsonNode node, String path) {
    for (JsonNode key : required) {
      if (!node.has(key.asString())) {
        return Optional.of(path + ": lacks " + key);
      }
    }
    return Optional.empty();
  }

  private static Optional<String> items(JsonNode schema, JsonNode list, String path) {
    for (int i = 0; i < list.size(); i++) {
      Optional<String> fault = fault(schema, list.get(i), path + "/" + i);
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }

  private static Optional<String> any(JsonNode schemas, JsonNode node, String path) {
    String faults = "";
    for (JsonNode schema : schemas) {
      Optional<String> fault = fault(schema, node, path);
      if (fault.isEmpty()) {
        return fault;
      }
      faults += "; " + fault.get();
    }
    return Optional.of(path + ": fits no choice" + faults);
  }

  private static Optional<String> properties(JsonNode schema, JsonNode node, String path) {
    for (Map.Entry<String, JsonNode> property : node.properties()) {
      JsonNode known = schema.path("properties").get(property.getKey());
      JsonNode others = schema.path("additionalProperties");
      if (known == null && others.isBoolean() && !others.asBoolean()) {
        return Optional.of(path + ": no key " + property.getKey());
      }
      JsonNode bearing = known != null ? known : others;
      Optional<String> fault = bearing.isObject() ? fault(bearing, property.getValue(), path + "/" + property.getKey()) : Optional.empty();
      if (fault.isPresent()) {
        return fault;
      }
    }
    return Optional.empty();
  }
}

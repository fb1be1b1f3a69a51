package dev.unmesh.run.recipe;

import dev.unmesh.pressure.Schedule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema (2020-12) of a recipe, read off the same records the binder fills, for editors to complete and check by. */
final class RecipeSchema {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final Kinds kinds;
  private final Trees trees;

  RecipeSchema(Kinds kinds) {
    this.kinds = kinds;
    this.trees = new Trees(kinds);
  }

  ObjectNode of(Class<?> root, String title) {
    ObjectNode schema = NODES.objectNode();
    schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
    schema.put("title", title);
    schema.setAll(record(root, null));
    return schema;
  }

  private ObjectNode of(Type type) {
    Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    if (raw == Optional.class) {
      return anyOf(of(argument(type, 0)), typed("null"));
    } else if (raw == List.class) {
      ObjectNode list = typed("array");
      list.set("items", of(argument(type, 0)));
      return list;
    } else if (raw == Map.class) {
      ObjectNode map = typed("object");
      map.set("additionalProperties", of(argument(type, 1)));
      return map;
    } else if (raw == Schedule.class) {
      ObjectNode phases = typed("object");
      phases.putObject("properties").set(Schedules.LINEAR, typed("boolean"));
      phases.set("additionalProperties", typed("number"));
      return anyOf(typed("number"), phases);
    } else if (kinds.isFamily(raw)) {
      return anyOf(kinds.of(raw).entrySet().stream().map(kind -> record(kind.getValue(), kind.getKey())).toArray(ObjectNode[]::new));
    } else if (raw.isRecord()) {
      return record(raw, null);
    } else if (raw.isEnum()) {
      ObjectNode names = NODES.objectNode();
      ArrayNode values = names.putArray("enum");
      for (Object constant : raw.getEnumConstants()) {
        values.add(Kinds.written((Enum<?>) constant));
      }
      return names;
    }
    return typed(raw == int.class || raw == Integer.class || raw == long.class || raw == Long.class
        ? "integer"
        : raw == double.class || raw == Double.class ? "number" : raw == boolean.class || raw == Boolean.class ? "boolean" : "string");
  }

  private ObjectNode record(Class<?> type, String kind) {
    ObjectNode schema = typed("object");
    schema.put("additionalProperties", false);
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = NODES.arrayNode();
    if (kind != null) {
      properties.putObject("kind").put("const", kind);
      required.add("kind");
    }
    for (RecordComponent component : type.getRecordComponents()) {
      ObjectNode property = of(component.getGenericType());
      Object standing = kinds.standing(type, component, null);
      JsonNode written = standing == null ? null : trees.of(standing);
      if (written == null) {
        required.add(component.getName());
      } else if (!written.isContainer()) {
        property.set("default", written);
      }
      properties.set(component.getName(), property);
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema;
  }

  private static Type argument(Type type, int i) {
    return ((ParameterizedType) type).getActualTypeArguments()[i];
  }

  private static ObjectNode typed(String type) {
    return NODES.objectNode().put("type", type);
  }

  private static ObjectNode anyOf(ObjectNode... choices) {
    ObjectNode any = NODES.objectNode();
    ArrayNode list = any.putArray("anyOf");
    for (ObjectNode choice : choices) {
      list.add(choice);
    }
    return any;
  }
}

package dev.unmesh.run.recipe;

import dev.unmesh.format.NearestName;
import dev.unmesh.pressure.Schedule;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * A tree bound to records: a key that no record has fails with the nearest one that exists, a key left out takes the default
 * (the record's no-argument constructor), a value of the wrong kind says what was expected.
 */
final class Binder {
  private final Source source;
  private final Kinds kinds;

  Binder(Source source, Kinds kinds) {
    this.source = source;
    this.kinds = kinds;
  }

  <T> T bind(Class<T> type, JsonNode node) {
    return type.cast(convert(type, node, "", null));
  }

  private Object convert(Type type, JsonNode node, String path, Object fallback) {
    Class<?> raw = type instanceof ParameterizedType generic ? (Class<?>) generic.getRawType() : (Class<?>) type;
    if (raw == Optional.class) {
      return node.isNull() ? Optional.empty() : Optional.of(convert(argument(type, 0), node, path, inner(fallback)));
    } else if (raw == List.class) {
      return list(argument(type, 0), node, path);
    } else if (raw == Map.class) {
      return map(argument(type, 1), node, path);
    } else if (raw == Schedule.class) {
      return schedule(node, path);
    } else if (kinds.isFamily(raw)) {
      return family(raw, node, path, fallback);
    } else if (raw.isRecord()) {
      return record(raw, node, path, fallback, false);
    }
    return scalar(raw, node, path);
  }

  private static Object inner(Object fallback) {
    return fallback instanceof Optional<?> optional ? optional.orElse(null) : null;
  }

  private static Type argument(Type type, int i) {
    return ((ParameterizedType) type).getActualTypeArguments()[i];
  }

  private List<Object> list(Type element, JsonNode node, String path) {
    if (!node.isArray()) {
      throw wrong(path, "a list", node);
    }
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < node.size(); i++) {
      values.add(convert(element, node.get(i), path + "." + i, null));
    }
    return values;
  }

  private Map<String, Object> map(Type element, JsonNode node, String path) {
    if (!node.isObject()) {
      throw wrong(path, "keys and values", node);
    }
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties().forEach(entry -> values.put(entry.getKey(), convert(element, entry.getValue(), join(path, entry.getKey()), null)));
    return values;
  }

  private Schedule schedule(JsonNode node, String path) {
    try {
      return Schedules.read(node);
    } catch (IllegalArgumentException e) {
      throw new RecipeException(source.where(path) + ": " + e.getMessage());
    }
  }

  private Object family(Class<?> family, JsonNode node, String path, Object fallback) {
    if (!node.isObject()) {
      throw wrong(path, "keys and values with a 'kind'", node);
    }
    Map<String, Class<?>> known = kinds.of(family);
    JsonNode kind = node.get("kind");
    if (kind == null || !kind.isString()) {
      throw new RecipeException(source.where(path) + ": needs a 'kind', one of " + String.join(", ", known.keySet()));
    }
    Class<?> type = known.get(kind.asString());
    if (type == null) {
      throw new RecipeException(
          source.where(join(path, "kind")) + ": no kind '" + kind.asString() + "'" + nearest(kind.asString(), known.keySet()));
    }
    return record(type, node, path, fallback != null && fallback.getClass() == type ? fallback : null, true);
  }

  private Object record(Class<?> type, JsonNode node, String path, Object fallback, boolean hasKind) {
    if (!node.isObject()) {
      throw wrong(path, "keys and values", node);
    }
    RecordComponent[] components = type.getRecordComponents();
    List<String> keys = new ArrayList<>(Arrays.stream(components).map(RecordComponent::getName).toList());
    if (hasKind) {
      keys.add("kind");
    }
    for (String key : node.propertyNames()) {
      if (!keys.contains(key)) {
        throw new RecipeException(source.where(join(path, key)) + ": no such key" + nearest(key, keys));
      }
    }
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Object standing = kinds.standing(type, component, fallback);
      JsonNode given = node.get(component.getName());
      boolean absent = given == null || given.isNull() && component.getType() != Optional.class;
      if (absent && standing == null) {
        throw new RecipeException(source.where(join(path, component.getName())) + ": is missing and has no default");
      }
      values[i] = absent ? standing : convert(component.getGenericType(), given, join(path, component.getName()), standing);
    }
    return construct(type, components, values, path);
  }

  private Object construct(Class<?> type, RecordComponent[] components, Object[] values, String path) {
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(Arrays.stream(components).map(RecordComponent::getType).toArray(Class[]::new));
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      throw new RecipeException(source.where(path) + ": " + e.getCause().getMessage());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " is not a public record", e);
    }
  }

  private Object scalar(Class<?> type, JsonNode node, String path) {
    if (type == int.class || type == Integer.class) {
      if (!node.isIntegralNumber() || !node.canConvertToInt()) {
        throw wrong(path, "a whole number", node);
      }
      return node.asInt();
    } else if (type == long.class || type == Long.class) {
      if (!node.isIntegralNumber() || !node.canConvertToLong()) {
        throw wrong(path, "a whole number", node);
      }
      return node.asLong();
    } else if (type == double.class || type == Double.class) {
      return Schedules.number(node).orElseThrow(() -> wrong(path, "a number", node));
    } else if (type == boolean.class || type == Boolean.class) {
      if (!node.isBoolean()) {
        throw wrong(path, "true or false", node);
      }
      return node.asBoolean();
    } else if (type == String.class) {
      if (node.isContainer()) {
        throw wrong(path, "a text", node);
      }
      return node.asString();
    } else if (type == Path.class) {
      if (node.isContainer()) {
        throw wrong(path, "a path", node);
      }
      return Path.of(node.asString());
    } else if (type.isEnum()) {
      return constant(type, node, path);
    }
    throw new IllegalStateException("recipes cannot hold a " + type);
  }

  private Object constant(Class<?> type, JsonNode node, String path) {
    if (node.isContainer()) {
      throw wrong(path, "a name", node);
    }
    List<String> names = new ArrayList<>();
    for (Object constant : type.getEnumConstants()) {
      String name = Kinds.written((Enum<?>) constant);
      if (name.equals(node.asString())) {
        return constant;
      }
      names.add(name);
    }
    throw new RecipeException(source.where(path) + ": no '" + node.asString() + "'" + nearest(node.asString(), names));
  }

  private RecipeException wrong(String path, String expected, JsonNode node) {
    return new RecipeException(source.where(path) + ": needs " + expected + ", was " + node);
  }

  private static String nearest(String name, Collection<String> known) {
    return NearestName.of(name, known).map(near -> "; did you mean '" + near + "'?").orElse("") + " (known: " + String.join(", ", known) + ")";
  }

  private static String join(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}

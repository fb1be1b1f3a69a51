package dev.unmesh.run.recipe;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The records a section with a {@code kind:} key may be, by kind. */
final class Kinds {
  private final Map<Class<?>, Map<String, Class<?>>> byFamily = new LinkedHashMap<>();

  /** Registers a kind of a sealed family. */
  Kinds with(Class<?> family, String kind, Class<?> record) {
    byFamily.computeIfAbsent(family, f -> new LinkedHashMap<>()).put(kind, record);
    return this;
  }

  boolean isFamily(Class<?> type) {
    return byFamily.containsKey(type);
  }

  Map<String, Class<?>> of(Class<?> family) {
    return byFamily.get(family);
  }

  /** The kind a record is known by. */
  String kindOf(Object value) {
    for (Map<String, Class<?>> kinds : byFamily.values()) {
      for (Map.Entry<String, Class<?>> kind : kinds.entrySet()) {
        if (kind.getValue() == value.getClass()) {
          return kind.getKey();
        }
      }
    }
    return null;
  }

  /** How an enum constant is written in a recipe: LABEL_PAIRING is label-pairing. */
  static String written(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

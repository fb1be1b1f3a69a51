package dev.unmesh.run.recipe;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The records a section with a {@code kind:} key may be, by kind. */
final class Kinds {
  private final Map<Class<?>, Map<String, Class<?>>> byFamily = new LinkedHashMap<>();
  private final Map<Class<?>, Record> examples = new LinkedHashMap<>();
  private final Map<Class<?>, List<String>> required = new LinkedHashMap<>();
  private final Map<Class<?>, List<String>> later = new LinkedHashMap<>();

  /** Registers a kind of a sealed family. */
  Kinds with(Class<?> family, String kind, Class<?> record) {
    byFamily.computeIfAbsent(family, f -> new LinkedHashMap<>()).put(kind, record);
    return this;
  }

  /** Registers a kind without a default for all its keys: {@code example} gives those of the keys that are not {@code required}. */
  Kinds with(Class<?> family, String kind, Record example, String... required) {
    examples.put(example.getClass(), example);
    this.required.put(example.getClass(), List.of(required));
    return with(family, kind, example.getClass());
  }

  /**
   * Registers a key that came later than its record: it is written where it says something only, so that recipes from before it keep their
   * text, and trials of a sweep their names.
   */
  Kinds later(Class<?> record, String key) {
    later.computeIfAbsent(record, r -> new ArrayList<>()).add(key);
    return this;
  }

  /** Whether a key goes without saying: one that came later, at its default. */
  boolean unwritten(Class<?> record, RecordComponent component, Object value) {
    return later.getOrDefault(record, List.of()).contains(component.getName()) && value.equals(standing(record, component, null));
  }

  /** What a key holds when nothing is said, or null if something must be said. {@code instead} stands in for the usual defaults. */
  Object standing(Class<?> record, RecordComponent component, Object instead) {
    if (required.getOrDefault(record, List.of()).contains(component.getName())) {
      return null;
    }
    Object defaults = instead != null ? instead : examples.containsKey(record) ? examples.get(record) : Defaults.of(record);
    return defaults == null ? Defaults.empty(component.getType()) : Defaults.component(component, defaults);
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

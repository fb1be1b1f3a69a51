package dev.unmesh.report.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Where the recipes of runs part: each key whose value is not the same in all. */
final class RecipeDifferences {
  private static final YAMLMapper YAML = new YAMLMapper();

  private RecipeDifferences() {}

  /** A row a key, a column a run; empty if recipes are missing or equal. */
  static Optional<Table> of(List<String> names, List<Optional<String>> recipes) {
    if (recipes.stream().anyMatch(Optional::isEmpty) || recipes.size() < 2) {
      return Optional.empty();
    }
    List<Map<String, String>> flat = recipes.stream().map(recipe -> flat(recipe.get())).toList();
    Set<String> keys = new LinkedHashSet<>();
    flat.forEach(map -> keys.addAll(map.keySet()));
    List<List<String>> rows = new ArrayList<>();
    for (String key : keys) {
      List<String> values = flat.stream().map(map -> map.getOrDefault(key, "–")).toList();
      if (values.stream().distinct().count() > 1) {
        List<String> row = new ArrayList<>(List.of(key));
        row.addAll(values);
        rows.add(row);
      }
    }
    List<String> head = new ArrayList<>(List.of("recipe key"));
    head.addAll(names);
    return rows.isEmpty() ? Optional.empty() : Optional.of(new Table(head, rows));
  }

  /** Every scalar by the path that leads to it; a recipe that is not YAML has none. */
  static Map<String, String> flat(String yaml) {
    Map<String, String> flat = new LinkedHashMap<>();
    try {
      flatten("", YAML.readTree(yaml), flat);
    } catch (JacksonException e) {
      flat.clear();
    }
    return flat;
  }

  private static void flatten(String path, JsonNode node, Map<String, String> flat) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(entry -> flatten(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), flat));
    } else if (node.isArray() && node.valueStream().anyMatch(JsonNode::isContainer)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(path + "[" + (i + 1) + "]", node.get(i), flat);
      }
    } else if (node.isArray()) {
      flat.put(path, node.valueStream().map(JsonNode::asString).collect(Collectors.joining(", ", "[", "]")));
    } else if (node.isValueNode() && !node.isNull()) {
      flat.put(path, node.asString());
    }
  }
}

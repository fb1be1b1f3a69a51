package dev.unmesh.report.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where the recipes of runs part: each key whose value is not the same in all. Reads block YAML by its indentation. */
final class RecipeDifferences {
  private record Level(int indent, String path, boolean item) {}

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

  static Map<String, String> flat(String yaml) {
    Map<String, String> flat = new LinkedHashMap<>();
    Deque<Level> levels = new ArrayDeque<>();
    Map<String, Integer> items = new LinkedHashMap<>();
    for (String line : yaml.split("\\R")) {
      String text = line.strip();
      if (text.isEmpty() || text.startsWith("#") || text.equals("---")) {
        continue;
      }
      int indent = line.indexOf(text.charAt(0));
      boolean item = text.startsWith("- ");
      // the items of a list may stand as far left as the key they belong to
      while (!levels.isEmpty()
          && (levels.peek().indent() > indent || levels.peek().indent() == indent && (!item || levels.peek().item()))) {
        levels.pop();
      }
      String above = levels.isEmpty() ? "" : levels.peek().path();
      if (item) {
        above = above + "[" + items.merge(above, 1, Integer::sum) + "]";
        text = text.substring(2).strip();
        levels.push(new Level(indent, above, true));
        indent += 2;
      }
      int colon = text.endsWith(":") ? text.length() - 1 : text.indexOf(": ");
      boolean plain = colon < 0 || text.startsWith("{") || text.startsWith("[") || text.startsWith("\"") || text.startsWith("'");
      String path = plain ? above : (above.isEmpty() ? "" : above + ".") + text.substring(0, colon);
      String value = plain ? text : text.substring(colon + 1).strip();
      if (value.isEmpty()) {
        levels.push(new Level(indent, path, false));
      } else {
        flat.put(path, value);
      }
    }
    return flat;
  }
}

package dev.unmesh.run.sweep;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Points of a setting called by what tells them apart: of lists and sections of keys only the values within them that differ. */
final class PointNames {
  private final Map<SweepPoint, Map<String, String>> leaves = new LinkedHashMap<>();
  private final Set<String> differing = new LinkedHashSet<>();

  PointNames(List<SweepPoint> points) {
    Set<String> paths = new LinkedHashSet<>();
    for (SweepPoint point : points) {
      Map<String, String> of = new LinkedHashMap<>();
      point.values().forEach((key, value) -> leaves(key, value, of));
      leaves.put(point, of);
      paths.addAll(of.keySet());
    }
    paths.stream()
        .filter(path -> leaves.values().stream().map(of -> of.getOrDefault(path, "")).distinct().count() > 1)
        .forEach(differing::add);
  }

  private static void leaves(String path, JsonNode value, Map<String, String> into) {
    if (value.isObject()) {
      value.properties().forEach(entry -> leaves(path + "." + entry.getKey(), entry.getValue(), into));
    } else if (value.isArray() && value.valueStream().anyMatch(JsonNode::isContainer)) {
      for (int i = 0; i < value.size(); i++) {
        leaves(path + "." + i, value.get(i), into);
      }
    } else {
      into.put(path, Values.text(value));
    }
  }

  /** "strength=0.1"; the values themselves where nothing differs, as of a single point. */
  String of(SweepPoint point) {
    Map<String, String> own = leaves.get(point);
    String text =
        differing.stream().filter(own::containsKey)
            .map(path -> path.replaceFirst("^.*\\.(?=[^.]*[^.0-9][^.]*)", "") + "=" + own.get(path))
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? point.valueText() : text;
  }
}

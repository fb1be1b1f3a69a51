package dev.unmesh.report.internal;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * A setting taken apart: every value that is not made of others, by the path that leads to it. The first of a list of sections has
 * no number in its path, so that it meets the first, or only, one of other settings: {@code specialise.strength},
 * {@code specialise.2.strength}.
 */
record SettingLeaves(Map<String, JsonNode> values) {
  SettingLeaves {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static SettingLeaves of(Map<String, JsonNode> setting) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    setting.forEach((key, value) -> flatten(key, value, values));
    return new SettingLeaves(values);
  }

  private static void flatten(String path, JsonNode node, Map<String, JsonNode> into) {
    if (node.isObject() && !node.isEmpty()) {
      node.properties().forEach(entry -> flatten(path + "." + entry.getKey(), entry.getValue(), into));
    } else if (node.isArray() && !node.isEmpty() && node.valueStream().allMatch(JsonNode::isObject)) {
      for (int i = 0; i < node.size(); i++) {
        flatten(i == 0 ? path : path + "." + (i + 1), node.get(i), into);
      }
    } else {
      into.put(path, node);
    }
  }

  /** A value as text; empty where the setting has none. */
  String text(String path) {
    JsonNode value = values.get(path);
    return value == null ? "" : written(value);
  }

  boolean isWord(String path) {
    JsonNode value = values.get(path);
    return value != null && value.isString();
  }

  boolean isNumber(String path) {
    JsonNode value = values.get(path);
    return value != null && value.isNumber();
  }

  /** Whether nothing stands where other settings have a section or a list. */
  boolean isNone(String path) {
    JsonNode value = values.get(path);
    return value != null && (value.isNull() || value.isContainer() && value.isEmpty());
  }

  /** As one would write it in a file, without quotes: {@code [{kind: assignment, strength: 0.3}]}. */
  static String written(JsonNode node) {
    if (node.isNull() || node.isContainer() && node.isEmpty()) {
      return "none";
    } else if (node.isObject()) {
      return node.properties().stream().map(entry -> entry.getKey() + ": " + written(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    } else if (node.isArray()) {
      return node.valueStream().map(SettingLeaves::written).collect(Collectors.joining(", ", "[", "]"));
    }
    return node.isNumber() ? number(node) : node.asString();
  }

  // 0.001 and 1e-8, not 1.0E-8; a whole number without a point
  private static String number(JsonNode node) {
    double value = node.asDouble();
    if (!Double.isFinite(value)) {
      return node.asString();
    }
    BigDecimal exact = new BigDecimal(node.asString()).stripTrailingZeros();
    boolean plain = value == 0 || Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9;
    return plain ? exact.toPlainString() : exact.toString().replace("E+", "e").replace('E', 'e');
  }
}

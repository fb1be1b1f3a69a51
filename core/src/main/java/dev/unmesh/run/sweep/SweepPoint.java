package dev.unmesh.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A point of what a sweep tries: all that trials share which differ in nothing but the seed.
 *
 * @param setting the name the sweep's file gives it; empty in a file without {@code settings}
 * @param values of the keys that are swept, {@code recipe} among them where there are several
 */
public record SweepPoint(String setting, Stage stage, Map<String, JsonNode> values) {
  public SweepPoint {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Of a sweep without settings and stages. */
  public static SweepPoint of(Map<String, JsonNode> values) {
    return new SweepPoint("", Stage.TUNING, values);
  }

  /** A key's value as text; empty for a key it does not set. */
  public String value(String key) {
    JsonNode value = values.get(key);
    return value == null ? "" : Values.text(value);
  }

  /** "assignment, strength=0.1": its setting and values in a line; empty if it has neither. */
  public String text() {
    StringBuilder text = new StringBuilder(setting);
    values.keySet().forEach(key -> text.append(text.isEmpty() ? "" : ", ").append(key).append('=').append(value(key)));
    return text.toString();
  }
}

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
  private static final int LONGEST = 60;

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

  /** "strength=0.1, rate=0.01": its values in short; "as written" if it has none. */
  public String valueText() {
    StringBuilder text = new StringBuilder();
    for (String key : values.keySet()) {
      String value = value(key);
      text.append(text.isEmpty() ? "" : ", ").append(key.substring(key.lastIndexOf('.') + 1)).append('=');
      text.append(value.length() > LONGEST ? value.substring(0, LONGEST) + "..." : value);
    }
    return text.isEmpty() ? "as written" : text.toString();
  }

  SweepPoint at(Stage other) {
    return new SweepPoint(setting, other, values);
  }

  /** "assignment, strength=0.1": its setting and values in a line; empty if it has neither. */
  public String text() {
    StringBuilder text = new StringBuilder(setting);
    values.keySet().forEach(key -> text.append(text.isEmpty() ? "" : ", ").append(key).append('=').append(value(key)));
    return text.toString();
  }
}

package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One run of a sweep.
 *
 * @param name of its run directory: what is particular to it, then a digest of the whole recipe
 * @param opened the recipe's name or file, as {@code unmesh train} takes it
 * @param recipe as resolved
 * @param fixed what every trial sets
 * @param setting what this one does, key by key; trials that differ in nothing but the seed share it
 */
public record Trial(String name, String opened, Recipe recipe, Map<String, JsonNode> fixed, Map<String, JsonNode> setting) {
  public Trial {
    setting = Collections.unmodifiableMap(new LinkedHashMap<>(setting));
    fixed = Collections.unmodifiableMap(new LinkedHashMap<>(fixed));
  }

  public long seed() {
    return recipe.seed();
  }

  /** A key's value as text; empty for a key it does not set. */
  public String value(String key) {
    JsonNode value = setting.get(key);
    return value == null ? "" : Values.text(value);
  }

  /** {@code key=value} of everything it sets, as {@code --set} takes it; the seed is not among them. */
  public List<String> overrides() {
    return overrides(fixed, setting);
  }

  static List<String> overrides(Map<String, JsonNode> fixed, Map<String, JsonNode> setting) {
    List<String> overrides = new ArrayList<>();
    fixed.forEach((key, value) -> overrides.add(key + "=" + Values.text(value)));
    setting.forEach(
        (key, value) -> {
          if (!key.equals(SweepPlan.RECIPE)) {
            overrides.add(key + "=" + Values.text(value));
          }
        });
    return overrides;
  }
}

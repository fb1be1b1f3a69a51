package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.Recipe;
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
 * @param set keys laid over it, one after another; the seed is not among them
 * @param point what is swept; trials that differ in nothing but the seed share it
 */
public record Trial(String name, String opened, Recipe recipe, Map<String, JsonNode> set, SweepPoint point) {
  public Trial {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
  }

  public long seed() {
    return recipe.seed();
  }

  /** The name of its setting; empty in a sweep without. */
  public String setting() {
    return point.setting();
  }

  public Stage stage() {
    return point.stage();
  }

  /** A key's value as text; empty for a key it does not set. */
  public String value(String key) {
    return point.value(key);
  }

  /** Its name with the setting's before it, where that is not how it begins. */
  public String label() {
    return setting().isEmpty() || name.startsWith(TrialName.plain(setting())) ? name : setting() + ": " + name;
  }

  Trial withName(String other) {
    return new Trial(other, opened, recipe, set, point);
  }

  /** {@code key=value} of everything it sets, as {@code --set} takes it. */
  public List<String> overrides() {
    return overrides(set);
  }

  static List<String> overrides(Map<String, JsonNode> set) {
    return set.entrySet().stream().map(entry -> entry.getKey() + "=" + Values.text(entry.getValue())).toList();
  }
}

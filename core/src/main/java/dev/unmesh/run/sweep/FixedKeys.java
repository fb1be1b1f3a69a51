package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What every trial of a sweep sets: the file's {@code set}, and {@code --set} over it. */
final class FixedKeys {
  private static final YAMLMapper YAML = new YAMLMapper();

  private FixedKeys() {}

  static Map<String, JsonNode> of(SweepFile file, List<String> overrides) {
    Map<String, JsonNode> fixed = new LinkedHashMap<>(file.set());
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        throw new RecipeException("--set " + override + ": write it as key=value, for example --set training.steps=1000");
      }
      String key = override.substring(0, equals).strip();
      if (file.space().names().contains(key)) {
        throw new RecipeException("--set " + override + ": " + file.path() + " sweeps '" + key + "'");
      }
      fixed.put(key, value(override, override.substring(equals + 1)));
    }
    if (fixed.containsKey("seed") || file.space().names().contains("seed")) {
      throw new RecipeException(file.path() + ": the seed is no key to set or sweep: say 'seeds: [0, 1, 2]'");
    }
    return fixed;
  }

  private static JsonNode value(String override, String text) {
    try {
      JsonNode value = YAML.readTree(text);
      return value == null || value.isMissingNode() ? YAML.getNodeFactory().nullNode() : value;
    } catch (JacksonException e) {
      throw new RecipeException("--set " + override + ": the value is not YAML");
    }
  }
}

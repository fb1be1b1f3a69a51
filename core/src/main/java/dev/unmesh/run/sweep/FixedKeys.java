package dev.unmesh.run.sweep;

import dev.unmesh.run.recipe.RecipeException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** What every trial of a setting sets: the file's {@code set}, and {@code --set} over it. */
final class FixedKeys {
  private static final YAMLMapper YAML = new YAMLMapper();

  private FixedKeys() {}

  /** @throws RecipeException if {@code --set} names a key that is swept */
  static void check(List<String> overrides, SweepFile file) {
    for (String override : overrides) {
      String key = key(override);
      if (file.settings().stream().anyMatch(setting -> setting.space().names().contains(key))) {
        throw new RecipeException("--set " + override + ": " + file.path() + " sweeps '" + key + "'");
      }
    }
  }

  /** @param file that states the setting */
  static Map<String, JsonNode> of(NamedSetting setting, List<String> overrides, Path file) {
    Map<String, JsonNode> fixed = new LinkedHashMap<>(setting.set());
    lay(overrides, fixed);
    if (fixed.containsKey("seed") || setting.space().names().contains("seed")) {
      throw new RecipeException(file + ": the seed is no key to set or sweep: say 'seeds: [0, 1, 2]'");
    }
    return fixed;
  }

  /** Puts {@code --set} over what is fixed, last. */
  static void lay(List<String> overrides, Map<String, JsonNode> fixed) {
    for (String override : overrides) {
      String key = key(override);
      JsonNode value = value(override);
      fixed.remove(key);
      fixed.put(key, value);
    }
  }

  /** What {@code --set} sets. @throws RecipeException if it is not {@code key=value} */
  static String key(String override) {
    int equals = override.indexOf('=');
    if (equals < 1) {
      throw new RecipeException("--set " + override + ": write it as key=value, for example --set training.steps=1000");
    }
    return override.substring(0, equals).strip();
  }

  private static JsonNode value(String override) {
    try {
      JsonNode value = YAML.readTree(override.substring(override.indexOf('=') + 1));
      return value == null || value.isMissingNode() ? YAML.getNodeFactory().nullNode() : value;
    } catch (JacksonException e) {
      throw new RecipeException("--set " + override + ": the value is not YAML");
    }
  }
}

package dev.unmesh.run.recipe;

import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** {@code --set a.b=c}: values are YAML, a number in a path counts into a list, from 0. */
final class Overrides {
  private static final YAMLMapper YAML = new YAMLMapper();

  private Overrides() {}

  static void apply(Source source, List<String> overrides) {
    for (String override : overrides) {
      int equals = override.indexOf('=');
      if (equals < 1) {
        throw new RecipeException("--set " + override + ": write it as key=value, for example --set training.steps=1000");
      }
      String path = override.substring(0, equals).strip();
      set(source.tree(), path, value(override, override.substring(equals + 1)));
      source.override(path);
    }
  }

  private static JsonNode value(String override, String text) {
    try {
      JsonNode value = YAML.readTree(text);
      return value == null || value.isMissingNode() ? YAML.getNodeFactory().nullNode() : value;
    } catch (JacksonException e) {
      throw new RecipeException("--set " + override + ": the value is not YAML");
    }
  }

  private static void set(ObjectNode tree, String path, JsonNode value) {
    String[] keys = path.split("\\.");
    JsonNode at = tree;
    for (int i = 0; i < keys.length; i++) {
      boolean last = i == keys.length - 1;
      if (at instanceof ArrayNode list) {
        int index = index(list, keys[i], path);
        if (last) {
          list.set(index, value);
        } else {
          at = list.get(index);
        }
      } else if (at instanceof ObjectNode object) {
        if (last) {
          object.set(keys[i], value);
        } else {
          JsonNode next = object.get(keys[i]);
          at = next == null || next.isNull() ? object.putObject(keys[i]) : next;
        }
      } else {
        throw new RecipeException("--set " + path + ": '" + keys[i - 1] + "' is a single value, there is nothing below it");
      }
    }
  }

  private static int index(ArrayNode list, String key, String path) {
    try {
      int index = Integer.parseInt(key);
      if (index >= 0 && index < list.size()) {
        return index;
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new RecipeException(
        "--set " + path + ": '" + key + "' should count into a list of " + list.size() + " (0 to " + (list.size() - 1) + ")");
  }
}

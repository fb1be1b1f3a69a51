package dev.unmesh.run.sweep;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The settings a sweep tries. */
sealed interface SearchSpace permits Grid, Draw {
  /** The keys it gives values to, as in {@code --set}. */
  List<String> names();

  /** Each a value for every key, in the keys' order. */
  List<Map<String, JsonNode>> settings();
}

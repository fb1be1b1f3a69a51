package dev.unmesh.run.sweep;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The values a sweep tries. */
sealed interface SearchSpace permits Grid, Draw, Product {
  /** The keys it gives values to, as in {@code --set}. */
  List<String> names();

  /** Each a value for every key, in the keys' order. */
  List<Map<String, JsonNode>> points();

  /** The same without some keys. */
  SearchSpace without(Collection<String> names);
}

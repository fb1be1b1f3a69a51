package dev.unmesh.run.sweep;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * How what was chosen is trained again.
 *
 * @param set keys over all that the chosen trials set
 * @param seeds empty for those it was chosen with
 */
record FinalStage(Map<String, JsonNode> set, Optional<List<Long>> seeds) {
  FinalStage {
    set = Collections.unmodifiableMap(new LinkedHashMap<>(set));
  }
}

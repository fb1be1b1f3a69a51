package dev.unmesh.format;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * {@code model.safetensors.index.json}: which of the files beside it holds which tensor. Its {@code metadata} is not read; what is in
 * the shards decides.
 *
 * @param shards file names by tensor, in the index's order
 */
record ShardIndex(Path file, Map<String, String> shards) {
  /** @throws FormatException if it is not sound, or leads out of its folder */
  static ShardIndex read(Path file) {
    JsonNode map = JsonTree.read(file).path("weight_map");
    if (!map.isObject() || map.isEmpty()) {
      throw new FormatException(file, "weight_map is missing, empty or not a JSON object of tensors and file names");
    }
    Map<String, String> shards = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : map.properties()) {
      String shard = entry.getValue().isString() ? entry.getValue().stringValue() : "";
      if (!shard.matches("[^/\\\\:\\p{Cntrl}]+\\.safetensors")) {
        throw new FormatException(
            file, "tensor '" + entry.getKey() + "': " + entry.getValue() + " is not the name of a .safetensors file beside the index");
      }
      shards.put(entry.getKey(), shard);
    }
    return new ShardIndex(file, shards);
  }

  /** The shards, each once. */
  Set<String> files() {
    return new LinkedHashSet<>(shards.values());
  }
}

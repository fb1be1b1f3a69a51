package dev.unmesh.run;

import dev.unmesh.wiring.Partition;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** partition.json: {"modules": 4, "groups": {"fc1": [0, 0, 1, ...]}}; a group that is not there is whole. */
public final class PartitionFile {
  private PartitionFile() {}

  static void write(RunFolder folder, Partition partition) {
    ObjectNode tree = JsonNodeFactory.instance.objectNode();
    tree.put("modules", partition.modules());
    ObjectNode groups = tree.putObject("groups");
    partition
        .labels()
        .forEach(
            (group, labels) -> {
              ArrayNode list = groups.putArray(group);
              for (int label : labels) {
                list.add(label);
              }
            });
    folder.write(folder.partition(), tree);
  }

  /** The run's modules, or empty if it has none. @throws RunException if the file does not hold a partition */
  public static Optional<Partition> read(RunFolder folder) {
    if (!Files.exists(folder.partition())) {
      return Optional.empty();
    }
    ObjectNode tree = folder.read(folder.partition());
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> group : tree.path("groups").properties()) {
      int[] of = new int[group.getValue().size()];
      for (int i = 0; i < of.length; i++) {
        of[i] = group.getValue().get(i).asInt(-2);
      }
      labels.put(group.getKey(), of);
    }
    try {
      return Optional.of(new Partition(tree.path("modules").asInt(0), labels));
    } catch (IllegalArgumentException | JacksonException e) {
      throw new RunException(folder.partition() + ": " + e.getMessage());
    }
  }
}

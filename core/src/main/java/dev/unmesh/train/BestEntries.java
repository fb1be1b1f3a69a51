package dev.unmesh.train;

import dev.unmesh.format.SafetensorsFile;
import dev.unmesh.format.SafetensorsWriter;
import dev.unmesh.format.TensorEntry;
import dev.unmesh.wiring.Partition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The best evaluation so far in a checkpoint's file: tensors {@code best/...}, metadata {@code best...}. */
final class BestEntries {
  /** What the names of its tensors begin with. */
  static final String PREFIX = "best/";

  private static final String MODULE = PREFIX + "module/";

  private BestEntries() {}

  static void write(BestSoFar best, SafetensorsWriter writer) {
    best.model().floats().forEach((name, values) -> writer.floats(PREFIX + name, new int[] {values.length}, values));
    best.model().integers().forEach((name, values) -> writer.longs(PREFIX + name, new int[] {values.length}, values));
    best.partition().ifPresent(partition -> {
      partition.labels().forEach((group, labels) -> writer.ints(MODULE + group, new int[] {labels.length}, labels));
      writer.metadata("bestModules", Integer.toString(partition.modules()));
    });
    writer.metadata("bestStep", Long.toString(best.step()));
    writer.metadata("bestLoss", Double.toString(best.loss()));
    writer.metadata("bestSince", Integer.toString(best.since()));
  }

  /** @throws IllegalArgumentException if a number is none */
  static Optional<BestSoFar> read(SafetensorsFile file) {
    Map<String, String> metadata = file.metadata();
    if (!metadata.containsKey("bestStep")) {
      return Optional.empty();
    }
    Map<String, float[]> floats = new LinkedHashMap<>();
    Map<String, long[]> integers = new LinkedHashMap<>();
    Map<String, int[]> modules = new LinkedHashMap<>();
    for (TensorEntry entry : file.tensors()) {
      String name = entry.name();
      if (name.startsWith(MODULE)) {
        modules.put(name.substring(MODULE.length()), Arrays.stream(file.longs(name)).mapToInt(Math::toIntExact).toArray());
      } else if (name.startsWith(PREFIX) && entry.type().isFloat()) {
        floats.put(name.substring(PREFIX.length()), file.floats(name));
      } else if (name.startsWith(PREFIX)) {
        integers.put(name.substring(PREFIX.length()), file.longs(name));
      }
    }
    Optional<Partition> partition =
        Optional.ofNullable(metadata.get("bestModules")).map(count -> new Partition(Integer.parseInt(count), modules));
    return Optional.of(
        new BestSoFar(
            Long.parseLong(metadata.get("bestStep")),
            Double.parseDouble(metadata.get("bestLoss")),
            Integer.parseInt(metadata.get("bestSince")),
            new LearnerState(floats, integers),
            partition));
  }
}

package dev.unmesh.train;

import dev.unmesh.format.SafetensorsWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A projection as metadata of a checkpoint: {@code projection.step}, {@code projection.before.loss}, ... to the last bit. */
final class ProjectionEntries {
  private static final String PREFIX = "projection.";
  private static final String CLUSTERABILITY = ".clusterability.";

  private ProjectionEntries() {}

  static void write(Projection projection, SafetensorsWriter writer) {
    writer.metadata(PREFIX + "step", Long.toString(projection.step()));
    write("before", projection.before(), writer);
    write("after", projection.after(), writer);
  }

  private static void write(String when, ProjectionFigures figures, SafetensorsWriter writer) {
    writer.metadata(PREFIX + when + ".loss", Double.toString(figures.loss()));
    writer.metadata(PREFIX + when + ".accuracy", Double.toString(figures.accuracy()));
    figures.clusterability().forEach((name, c) -> writer.metadata(PREFIX + when + CLUSTERABILITY + name, Double.toString(c)));
  }

  /** @throws IllegalArgumentException or NullPointerException if they make no sense */
  static Optional<Projection> read(Map<String, String> metadata) {
    return Optional.ofNullable(metadata.get(PREFIX + "step"))
        .map(step -> new Projection(Long.parseLong(step), figures("before", metadata), figures("after", metadata)));
  }

  private static ProjectionFigures figures(String when, Map<String, String> metadata) {
    Map<String, Double> clusterability = new LinkedHashMap<>();
    String prefix = PREFIX + when + CLUSTERABILITY;
    metadata.forEach(
        (key, value) -> {
          if (key.startsWith(prefix)) {
            clusterability.put(key.substring(prefix.length()), Double.parseDouble(value));
          }
        });
    return new ProjectionFigures(
        Double.parseDouble(metadata.get(PREFIX + when + ".loss")), Double.parseDouble(metadata.get(PREFIX + when + ".accuracy")), clusterability);
  }
}

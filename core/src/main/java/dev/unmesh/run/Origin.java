package dev.unmesh.run;

import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Where a run comes from that was not trained but made from another. */
public final class Origin {
  static final String PRUNED = "prunedFrom";
  static final String CHANGED = "intervenedFrom";
  static final String CUT = "cutFrom";

  private Origin() {}

  /** The command that made the run, but for --out; empty for one that was trained. */
  public static Optional<String> command(RunRecord record) {
    JsonNode pruned = record.tree().path(PRUNED);
    JsonNode changed = record.tree().path(CHANGED);
    JsonNode cut = record.tree().path(CUT);
    if (cut.isObject()) {
      StringBuilder command = new StringBuilder("unmesh cut " + cut.path("run").asString("?"));
      cut.path("options").forEach(option -> command.append(' ').append(option.asString("?")));
      return Optional.of(command.toString());
    }
    if (changed.isObject()) {
      StringBuilder command = new StringBuilder("unmesh intervene " + changed.path("run").asString("?"));
      changed.path("options").forEach(option -> command.append(' ').append(option.asString("?")));
      return Optional.of(command.toString());
    }
    return pruned.isObject()
        ? Optional.of("unmesh prune " + pruned.path("run").asString("?") + " --tolerance " + pruned.path("tolerance").asDouble(0))
        : Optional.empty();
  }
}

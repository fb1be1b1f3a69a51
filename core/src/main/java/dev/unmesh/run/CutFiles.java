package dev.unmesh.run;

import dev.unmesh.task.Checksum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Checksums of what a cut wrote, kept in each run.json under {@code cutFrom.files}: whoever opens the cut, or a part of it, finds out
 * whether it is still what was verified.
 */
public final class CutFiles {
  private static final String FILES = "files";

  private CutFiles() {}

  /** The SHA-256 of files of a folder, by their names from there. */
  static Map<String, String> sums(Path folder, Collection<String> names) {
    Map<String, String> sums = new LinkedHashMap<>();
    names.forEach(name -> sums.put(name, Checksum.sha256(folder.resolve(name))));
    return sums;
  }

  static void put(ObjectNode from, Map<String, String> sums) {
    ObjectNode node = from.putObject(FILES);
    sums.forEach(node::put);
  }

  /** Nothing for a run that no cut made. @throws RunException if a file is not what the cut wrote, or gone */
  static void check(RunFolder folder, RunRecord record) {
    JsonNode from = record.tree().path(Origin.CUT);
    for (Map.Entry<String, JsonNode> file : from.path(FILES).properties()) {
      check(folder, file.getKey(), file.getValue().asString(""), from);
    }
  }

  /** The same for one file of a folder. @throws RunException if a cut wrote it, and it is something else now */
  public static void check(Path file) {
    RunFolder folder = new RunFolder(file.toAbsolutePath().getParent());
    if (!Files.isRegularFile(folder.record())) {
      return;
    }
    JsonNode from = folder.read(folder.record()).path(Origin.CUT);
    String sum = from.path(FILES).path(file.getFileName().toString()).asString("");
    if (!sum.isEmpty()) {
      check(folder, file.getFileName().toString(), sum, from);
    }
  }

  private static void check(RunFolder folder, String name, String sum, JsonNode from) {
    Path file = folder.path().resolve(name);
    String cure = "; cut it again: unmesh cut " + from.path("run").asString("RUN") + " --out ANOTHER";
    if (!Files.isRegularFile(file)) {
      throw new RunException(file + " is gone, which " + folder.record() + " names as part of the cut" + cure);
    }
    String found = Checksum.sha256(file);
    if (!found.equals(sum)) {
      throw new RunException(
          file + " is not what was cut and verified: its SHA-256 is " + found.substring(0, 12) + "..., that in " + folder.record() + " "
              + sum.substring(0, Math.min(12, sum.length())) + "..." + cure);
    }
  }
}

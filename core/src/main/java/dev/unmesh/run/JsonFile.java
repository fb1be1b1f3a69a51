package dev.unmesh.run;

import dev.unmesh.format.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON files: written whole or not at all, read back with errors that name the file. */
public final class JsonFile {
  private static final JsonMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).addModule(new NanAsNull()).build();

  private JsonFile() {}

  /** Writes a tree. */
  public static void write(Path file, JsonNode tree) {
    AtomicFile.write(file, (JSON.writeValueAsString(tree) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a record. */
  public static void write(Path file, Record value) {
    write(file, JSON.<JsonNode>valueToTree(value));
  }

  /** A record as it would be written. */
  static ObjectNode tree(Record value) {
    return JSON.valueToTree(value);
  }

  /** Reads a record that stands under a key; empty if there is none. @throws RunException if something else does */
  static <T extends Record> Optional<T> read(Path file, String key, Class<T> type) {
    JsonNode value = read(file).path(key);
    try {
      return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(JSON.treeToValue(value, type));
    } catch (JacksonException e) {
      throw new RunException(file + ": '" + key + "' is not what this program wrote: " + e.getOriginalMessage());
    }
  }

  /** Reads a record that {@link #write(Path, Record)} wrote. @throws RunException if the file does not hold one */
  public static <T extends Record> T read(Path file, Class<T> type) {
    try {
      return JSON.treeToValue(read(file), type);
    } catch (JacksonException e) {
      throw new RunException(file + ": not what this program wrote: " + e.getOriginalMessage());
    }
  }

  /** Reads a file that holds an object. @throws RunException if it cannot be read or is something else */
  public static ObjectNode read(Path file) {
    try {
      if (JSON.readTree(Files.readAllBytes(file)) instanceof ObjectNode object) {
        return object;
      }
      throw new RunException(file + ": not a JSON object");
    } catch (IOException e) {
      throw new RunException(file + ": cannot be read: " + e.getMessage());
    } catch (JacksonException e) {
      throw new RunException(file + ": not JSON: " + e.getOriginalMessage());
    }
  }
}

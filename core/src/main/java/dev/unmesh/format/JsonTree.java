package dev.unmesh.format;

import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON file, read whole; the same key twice in one object is a fault. */
public final class JsonTree {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private JsonTree() {}

  /**
   * @throws FormatException naming the line, if it is not sound JSON or no object
   * @throws java.io.UncheckedIOException if it cannot be read
   */
  public static JsonNode read(Path file) {
    JsonNode root;
    try {
      root = JSON.readTree(FileBytes.read(file));
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      String where = at == null ? "" : "line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
      throw new FormatException(file, where + "not sound JSON: " + e.getOriginalMessage(), e);
    }
    if (!root.isObject()) {
      throw new FormatException(file, "not a JSON object");
    }
    return root;
  }
}

package dev.unmesh.run.recipe;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A recipe's YAML as a tree that still knows which line each key stood on. */
final class Source {
  private final String file;
  private final ObjectNode tree;
  private final Map<String, Integer> lines;

  private Source(String file, ObjectNode tree, Map<String, Integer> lines) {
    this.file = file;
    this.tree = tree;
    this.lines = lines;
  }

  static Source parse(String file, String yaml) {
    YAMLMapper mapper = new YAMLMapper();
    try {
      JsonNode tree = mapper.readTree(yaml);
      if (tree == null || tree.isMissingNode() || tree.isNull()) {
        tree = JsonNodeFactory.instance.objectNode();
      }
      if (!(tree instanceof ObjectNode object)) {
        throw new RecipeException(file + ": a recipe is a set of keys and values, such as 'task: {kind: independence}'");
      }
      return new Source(file, object, lines(mapper, yaml));
    } catch (JacksonException e) {
      int line = e.getLocation() == null ? 0 : e.getLocation().getLineNr();
      throw new RecipeException(file + (line > 0 ? ", line " + line : "") + ": not YAML: " + firstLine(e.getOriginalMessage()));
    }
  }

  private static Map<String, Integer> lines(YAMLMapper mapper, String yaml) {
    Map<String, Integer> lines = new LinkedHashMap<>();
    try (JsonParser parser = mapper.createParser(yaml)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String pointer = parser.streamReadContext().pathAsPointer().toString();
        lines.putIfAbsent(pointer, parser.currentTokenLocation().getLineNr());
      }
    }
    return lines;
  }

  private static String firstLine(String message) {
    return message == null ? "unreadable" : message.lines().findFirst().orElse("unreadable").strip();
  }

  ObjectNode tree() {
    return tree;
  }

  /** "file, line 7, key 'a.b'", the line left out for what came from elsewhere. */
  String where(String path) {
    Integer line = path.isEmpty() ? null : lines.get("/" + path.replace('.', '/'));
    return file + (line == null ? "" : ", line " + line) + (path.isEmpty() ? "" : ", key '" + path + "'");
  }
}

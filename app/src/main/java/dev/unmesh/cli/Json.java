package dev.unmesh.cli;

import dev.unmesh.run.NanAsNull;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** JSON on stdout. */
final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().disable(SerializationFeature.INDENT_OUTPUT).addModule(new NanAsNull()).build();

  private Json() {}

  static void print(Object value) {
    System.out.println(MAPPER.writeValueAsString(value));
    System.out.flush();
  }

  /** A record with one more key before its own. */
  static void printWith(String key, String first, Record rest) {
    ObjectNode node = MAPPER.createObjectNode();
    node.put(key, first);
    node.setAll((ObjectNode) tree(rest));
    print(node);
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }
}

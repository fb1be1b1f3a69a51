package dev.unmesh.run.sweep;

import java.math.BigDecimal;
import java.math.MathContext;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Values of keys as text that reads back the same, and as parts of names. */
final class Values {
  private static final YAMLMapper YAML = new YAMLMapper();
  private static final MathContext DIGITS = new MathContext(5);
  private static final int LONGEST = 24;

  private Values() {}

  /** What stands behind the "=" of {@code --set}: bare where that is read back as it is, else as JSON, which is YAML too. */
  static String text(JsonNode value) {
    if (value.isString()) {
      try {
        if (value.equals(YAML.readTree(value.asString()))) {
          return value.asString();
        }
      } catch (JacksonException e) {
        // not bare, then
      }
    }
    return value.toString();
  }

  /** A number to five digits: what is drawn should be readable, and told again exactly. */
  static JsonNode rounded(double value) {
    return JsonNodeFactory.instance.numberNode(new BigDecimal(value).round(DIGITS).doubleValue());
  }

  /** Letters, digits, '.', '_' and '-' only, not too many: "spectral-weights", "0.001", "64-64". */
  static String slug(JsonNode value) {
    String plain = text(value).replaceAll("[^A-Za-z0-9._-]+", "-").replaceAll("^[-.]+|[-.]+$", "");
    String kept = plain.isEmpty() ? "none" : plain;
    return kept.length() > LONGEST ? kept.substring(0, LONGEST) : kept;
  }
}

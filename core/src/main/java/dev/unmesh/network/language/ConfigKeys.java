package dev.unmesh.network.language;

import dev.unmesh.format.FormatException;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;

/** The keys of a config.json, read strictly: a value of the wrong kind is a fault, not a default. */
record ConfigKeys(Path file, JsonNode root) {
  FormatException fault(String what) {
    return new FormatException(file, what);
  }

  boolean has(String key) {
    return root.hasNonNull(key);
  }

  /** A whole number of at least 1. */
  int count(String key) {
    if (!has(key)) {
      throw fault(key + " is missing");
    }
    JsonNode node = root.get(key);
    if (!node.isIntegralNumber() || !node.canConvertToInt() || node.asInt() < 1) {
      throw wrong(key, "a whole number of at least 1");
    }
    return node.asInt();
  }

  int count(String key, int fallback) {
    return has(key) ? count(key) : fallback;
  }

  double number(String key, double fallback) {
    if (!has(key)) {
      return fallback;
    }
    JsonNode node = root.get(key);
    if (!node.isNumber()) {
      throw wrong(key, "a number");
    }
    return node.asDouble();
  }

  boolean flag(String key, boolean fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (!root.get(key).isBoolean()) {
      throw wrong(key, "true or false");
    }
    return root.get(key).asBoolean();
  }

  String text(String key, String fallback) {
    if (!has(key)) {
      return fallback;
    }
    if (!root.get(key).isString()) {
      throw wrong(key, "a text");
    }
    return root.get(key).stringValue();
  }

  MlpActivation activation(String key, MlpActivation fallback) {
    String name = text(key, fallback.written());
    return MlpActivation.named(name)
        .orElseThrow(
            () -> fault(key + " '" + name + "' is not supported; supported are " + String.join(", ", MlpActivation.known())));
  }

  /** Refuses flags that are not false: each would change the function. */
  void refuseFlags(String... keys) {
    for (String key : keys) {
      if (flag(key, false)) {
        throw fault(key + " is true, which is not supported: the model would compute something else");
      }
    }
  }

  /** Refuses keys that hold anything but null or an empty list or object. */
  void refuseValues(String... keys) {
    for (String key : keys) {
      if (has(key) && !(root.get(key).isContainer() && root.get(key).isEmpty())) {
        throw fault(key + " is " + root.get(key) + ", which is not supported: the model would compute something else");
      }
    }
  }

  private FormatException wrong(String key, String expected) {
    return fault(key + " needs " + expected + ", was " + root.get(key));
  }
}

package dev.unmesh.network.language;

import java.net.URISyntaxException;
import java.nio.file.Path;

/** The small models that {@code golden/language.py} writes. */
final class GoldenModels {
  private GoldenModels() {}

  static Path folder(String name) {
    try {
      return Path.of(GoldenModels.class.getResource("golden/" + name + "/config.json").toURI()).getParent();
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.unmesh.format.tokeniser;

import dev.unmesh.format.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The golden files that {@code reference.py} beside them makes. */
final class GoldenTokens {
  private GoldenTokens() {}

  /** One of the tokenisers the golden files know; a real one skips the test where its files are absent. */
  static Tokeniser tokeniser(String name) {
    return TokeniserFolder.open(name.startsWith("tiny") ? folder(name) : SharedData.require("tokenizers/" + name));
  }

  static Path folder(String name) {
    try {
      return Path.of(GoldenTokens.class.getResource("/tokeniser/" + name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String name) {
    try (InputStream in = GoldenTokens.class.getResourceAsStream("/tokeniser/" + name)) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int[] numbers(JsonNode list) {
    return IntStream.range(0, list.size()).map(i -> list.get(i).intValue()).toArray();
  }
}

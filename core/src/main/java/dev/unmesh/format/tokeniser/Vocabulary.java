package dev.unmesh.format.tokeniser;

import dev.unmesh.format.FormatException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The tokens of a vocabulary as its file writes them, by name. Only needed while a tokeniser is read. */
final class Vocabulary {
  private final Path file;
  private final Map<String, Integer> numbers;

  private Vocabulary(Path file, Map<String, Integer> numbers) {
    this.file = file;
    this.numbers = numbers;
  }

  /**
   * From a JSON object of tokens and their numbers.
   *
   * @throws FormatException if it is not one, or two tokens have one number
   */
  static Vocabulary read(Path file, JsonNode node) {
    if (!node.isObject()) {
      throw new FormatException(file, "the vocabulary is not a JSON object of tokens and their numbers");
    }
    Map<String, Integer> numbers = new LinkedHashMap<>();
    Map<Integer, String> names = new HashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode number = entry.getValue();
      if (!number.isIntegralNumber() || !number.canConvertToInt() || number.intValue() < 0) {
        throw new FormatException(file, "token '" + entry.getKey() + "': " + number + " is not a whole number from 0 up");
      }
      String other = names.put(number.intValue(), entry.getKey());
      if (other != null) {
        throw new FormatException(file, "tokens '" + other + "' and '" + entry.getKey() + "' both have number " + number);
      }
      numbers.put(entry.getKey(), number.intValue());
    }
    return new Vocabulary(file, numbers);
  }

  Path file() {
    return file;
  }

  boolean has(String token) {
    return numbers.containsKey(token);
  }

  /** The number of a token that is there. */
  int number(String token) {
    return numbers.get(token);
  }

  /**
   * The tokens of the 256 bytes; -1 for the 13 that UTF-8 never has, if they have none.
   *
   * @throws FormatException if any other has none
   */
  int[] byteTokens() {
    int[] tokens = new int[256];
    for (int b = 0; b < 256; b++) {
      String name = String.valueOf(ByteAlphabet.character(b));
      boolean neverInText = b == 0xc0 || b == 0xc1 || b > 0xf4;
      if (!has(name) && !neverInText) {
        throw new FormatException(
            file, String.format("not a byte-level vocabulary: byte 0x%02x has no token (it would be written '%s')", b, name));
      }
      tokens[b] = numbers.getOrDefault(name, -1);
    }
    return tokens;
  }

  /**
   * What every token stands for, by number; added tokens, in the vocabulary or not, for themselves.
   *
   * @throws FormatException if a number is given twice or left out
   */
  byte[][] bytes(Collection<AddedToken> added) {
    Map<String, Integer> all = new LinkedHashMap<>(numbers);
    for (AddedToken token : added) {
      Integer other = all.put(token.content(), token.token());
      if (other != null && other != token.token()) {
        throw new FormatException(file, "token '" + token.content() + "' has two numbers, " + other + " and " + token.token());
      }
    }
    String[] names = new String[all.size()];
    all.forEach((name, number) -> place(names, name, number));
    byte[][] bytes = new byte[names.length][];
    Arrays.setAll(bytes, i -> ByteAlphabet.bytes(names[i]));
    added.forEach(token -> bytes[token.token()] = token.content().getBytes(StandardCharsets.UTF_8));
    return bytes;
  }

  private void place(String[] names, String name, int number) {
    if (number >= names.length) {
      throw new FormatException(
          file,
          "token '" + name + "' has number " + number + ", but there are only " + names.length + " tokens: numbers are left out");
    }
    if (names[number] != null) {
      throw new FormatException(file, "tokens '" + names[number] + "' and '" + name + "' both have number " + number);
    }
    names[number] = name;
  }
}

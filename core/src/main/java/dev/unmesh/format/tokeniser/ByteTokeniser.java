package dev.unmesh.format.tokeniser;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;

/** The 256 bytes of UTF-8 as tokens, for byte-level models. */
public record ByteTokeniser() implements Tokeniser {
  @Override
  public int vocabularySize() {
    return 256;
  }

  @Override
  public int[] encode(String text) {
    WholeCharacters.require(text);
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int[] tokens = new int[bytes.length];
    for (int i = 0; i < tokens.length; i++) {
      tokens[i] = bytes[i] & 0xff;
    }
    return tokens;
  }

  @Override
  public String decode(int... tokens) {
    byte[] bytes = new byte[tokens.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = bytes(tokens[i])[0];
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] bytes(int token) {
    if (token < 0 || token > 255) {
      throw new IllegalArgumentException("bytes: no token " + token + ", they go from 0 to 255");
    }
    return new byte[] {(byte) token};
  }

  @Override
  public OptionalInt endOfText() {
    return OptionalInt.empty();
  }

  @Override
  public String source() {
    return "bytes";
  }
}

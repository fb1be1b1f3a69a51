package dev.unmesh.format.tokeniser;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How byte-level vocabularies write bytes as printable characters: those of Latin-1 that show stand for themselves, the other 68 for
 * U+0100 and on, in order; a space is written as U+0120. Source: {@code bytes_to_unicode} of GPT-2 (Radford et al. 2019, encoder.py).
 */
final class ByteAlphabet {
  private static final char[] CHARACTERS = new char[256];
  private static final short[] BYTES = new short[0x144];

  static {
    int moved = 0x100;
    for (int b = 0; b < 256; b++) {
      boolean shows = b >= '!' && b <= '~' || b >= 0xa1 && b <= 0xac || b >= 0xae;
      CHARACTERS[b] = (char) (shows ? b : moved++);
    }
    Arrays.fill(BYTES, (short) -1);
    for (int b = 0; b < 256; b++) {
      BYTES[CHARACTERS[b]] = (short) b;
    }
  }

  private ByteAlphabet() {}

  /** @param b from 0 to 255 */
  static char character(int b) {
    return CHARACTERS[b];
  }

  /** The bytes a token of the vocabulary stands for; one with any other character in it stands for itself in UTF-8. */
  static byte[] bytes(String token) {
    byte[] bytes = new byte[token.length()];
    for (int i = 0; i < bytes.length; i++) {
      char c = token.charAt(i);
      if (c >= BYTES.length || BYTES[c] < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes[i] = (byte) BYTES[c];
    }
    return bytes;
  }
}

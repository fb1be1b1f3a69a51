package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteTokeniserTest {
  private final Tokeniser bytes = new ByteTokeniser();

  @Test
  void bytesOfUtf8() {
    assertEquals(256, bytes.vocabularySize());
    assertArrayEquals(new int[] {'a', 0xc3, 0xa9, 0xf0, 0x9f, 0x98, 0x80}, bytes.encode("a\u00e9\ud83d\ude00"));
    assertEquals("a\u00e9\ud83d\ude00", bytes.decode(bytes.encode("a\u00e9\ud83d\ude00")));
    assertTrue(bytes.endOfText().isEmpty());
  }

  @Test
  void noSuchToken() {
    assertTrue(assertThrows(IllegalArgumentException.class, () -> bytes.decode(1, 256)).getMessage().contains("no token 256"));
    assertTrue(assertThrows(IllegalArgumentException.class, () -> bytes.bytes(-1)).getMessage().contains("from 0 to 255"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\ud83d", "ab\ude00", "ab\ud83d\ud83d\ude00"})
  void halfOfASurrogatePair(String text) {
    for (Tokeniser tokeniser : new Tokeniser[] {bytes, GoldenTokens.tokeniser("tiny-gpt2")}) {
      String message = assertThrows(IllegalArgumentException.class, () -> tokeniser.encode(text)).getMessage();
      assertTrue(message.contains("surrogate") && message.contains("index 2"), message);
    }
  }

  @Test
  void anotherVocabularySizeIsRefused() {
    assertDoesNotThrow(() -> bytes.requireSize(256));
    for (int size : new int[] {255, 257, 0, 320, 512}) {
      String message = assertThrows(IllegalArgumentException.class, () -> bytes.requireSize(size)).getMessage();
      assertTrue(message.contains("has 256 tokens") && message.contains("size is " + size), message);
    }
  }

  @Test
  void pythiasSpareRowsAreFine() {
    Tokeniser neox = GoldenTokens.tokeniser("gpt-neox-20b");
    for (int pythia : new int[] {50_277, 50_304, 50_432, 50_688}) { // 70M to 6.9B, GPT-NeoX, 12B
      assertDoesNotThrow(() -> neox.requireSize(pythia));
    }
    assertThrows(IllegalArgumentException.class, () -> neox.requireSize(50_257)); // GPT-2's
    assertThrows(IllegalArgumentException.class, () -> neox.requireSize(50_300));
    assertThrows(IllegalArgumentException.class, () -> neox.requireSize(65_536));
  }
}

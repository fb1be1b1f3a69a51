package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RoundTripTest {
  private static final String[] POOL = {
    " ", "   ", "\n", "\r\n", "\t", "'s", "the modules", "Netz", "\u00e9", "e\u0301", "\u4e2d", "\ud83d\ude00", "<|endoftext|>", "<|padding|>",
    "\u0000"
  };

  @ParameterizedTest
  @ValueSource(strings = {"tiny-gpt2", "tiny-neox", "gpt2", "gpt-neox-20b"})
  void randomTexts(String name) {
    long seed = 20_262;
    System.out.println("RoundTripTest " + name + " seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    Tokeniser tokeniser = GoldenTokens.tokeniser(name);
    for (int i = 0; i < 3000; i++) {
      String text = text(random);
      String expected = name.contains("neox") ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
      int[] tokens = tokeniser.encode(text);
      assertEquals(expected, tokeniser.decode(tokens));
      assertTrue(IntStream.of(tokens).allMatch(token -> token >= 0 && token < tokeniser.vocabularySize()));
    }
  }

  /** All of Unicode, and what tokenisers take a special way. */
  private static String text(SplittableRandom random) {
    StringBuilder text = new StringBuilder();
    for (int n = random.nextInt(30); n >= 0; n--) {
      int point = random.nextInt(random.nextBoolean() ? 0x3000 : 0x110000);
      if (random.nextInt(3) == 0) {
        text.append(POOL[random.nextInt(POOL.length)]);
      } else if (point < 0xd800 || point > 0xdfff) {
        text.appendCodePoint(point);
      }
    }
    return text.toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "\u4e2d", " ", "\n", "the modules ", "'", "x  "})
  void megabytesWithoutAWordInThem(String unit) {
    String text = unit.repeat(1_000_000 / unit.length());
    for (String name : List.of("tiny-gpt2", "tiny-neox")) {
      Tokeniser tokeniser = GoldenTokens.tokeniser(name);
      assertEquals(text, tokeniser.decode(tokeniser.encode(text)));
    }
  }

  @Test
  void oneTokeniserServesSeveralThreads() {
    Tokeniser tokeniser = GoldenTokens.tokeniser("tiny-neox");
    String text = "the modules of a network \ud83d\ude00 ".repeat(200);
    int[] expected = tokeniser.encode(text);
    IntStream.range(0, 64).parallel().forEach(i -> assertArrayEquals(expected, tokeniser.encode(text)));
  }

  @Test
  void aCharacterCutInTwoDecodesToReplacements() {
    Tokeniser tokeniser = GoldenTokens.tokeniser("tiny-gpt2");
    int[] tokens = tokeniser.encode("\ud83d\ude80");
    assertEquals(4, tokens.length); // the tiny vocabulary has no token for it
    assertEquals("\ufffd", tokeniser.decode(tokens[0], tokens[1]));
    assertArrayEquals(new byte[] {(byte) 0xf0}, tokeniser.bytes(tokens[0]));
  }
}

package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SharedData;
import dev.unmesh.format.Utf8Text;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Known encodings: published ones, nasty texts and whole books, against an independent implementation. */
class GoldenTokensTest {
  @Test
  void publishedEncodings() {
    Tokeniser gpt2 = GoldenTokens.tokeniser("gpt2");
    assertEquals(50257, gpt2.vocabularySize());
    assertEquals(OptionalInt.of(50256), gpt2.endOfText());
    assertArrayEquals(new int[] {15496, 995}, gpt2.encode("Hello world"));
    assertArrayEquals(new int[] {18435}, gpt2.encode(" Hello"));
    assertArrayEquals(new int[] {15496, 11, 616, 3290, 318, 13779}, gpt2.encode("Hello, my dog is cute"));
    assertArrayEquals(new int[] {43453}, gpt2.encode(" SolidGoldMagikarp"));
    assertArrayEquals(new int[] {220, 50256, 198}, gpt2.encode(" <|endoftext|>\n"));
    Tokeniser neox = GoldenTokens.tokeniser("gpt-neox-20b");
    assertEquals(50277, neox.vocabularySize());
    assertEquals(OptionalInt.of(0), neox.endOfText());
    assertArrayEquals(new int[] {12092, 1533}, neox.encode("Hello world"));
    assertArrayEquals(new int[] {1, 50276, 89}, neox.encode("<|padding|>  x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"tiny-gpt2", "tiny-neox", "gpt2", "gpt-neox-20b"})
  void nastyTexts(String name) {
    Tokeniser tokeniser = GoldenTokens.tokeniser(name);
    JsonNode cases = GoldenTokens.read("cases.json");
    assertTrue(cases.size() > 200, "too few cases: " + cases.size());
    for (JsonNode golden : cases) {
      String text = golden.get("text").stringValue();
      assertArrayEquals(GoldenTokens.numbers(golden.get(name)), tokeniser.encode(text), () -> name + ": " + golden.get("text"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt2", "gpt-neox-20b"})
  void wholeTexts(String name) {
    Tokeniser tokeniser = GoldenTokens.tokeniser(name);
    for (Map.Entry<String, JsonNode> golden : GoldenTokens.read("texts.json").properties()) {
      String text = Utf8Text.read(SharedData.require(golden.getKey()));
      int[] tokens = tokeniser.encode(text);
      assertEquals(golden.getValue().get(name).get("tokens").intValue(), tokens.length, golden.getKey());
      assertEquals(golden.getValue().get(name).get("crc32").longValue(), crc32(tokens), golden.getKey());
      assertTrue(Normalizer.isNormalized(text, Normalizer.Form.NFC), golden.getKey());
      assertEquals(text, tokeniser.decode(tokens), golden.getKey());
      int[] bytes = new ByteTokeniser().encode(text);
      assertEquals(text, new ByteTokeniser().decode(bytes), golden.getKey());
      assertEquals(bytes.length, Arrays.stream(tokens).map(token -> tokeniser.bytes(token).length).sum(), golden.getKey());
    }
  }

  private static long crc32(int[] tokens) {
    ByteBuffer bytes = ByteBuffer.allocate(4 * tokens.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(tokens);
    CRC32 sum = new CRC32();
    sum.update(bytes.array());
    return sum.getValue();
  }
}

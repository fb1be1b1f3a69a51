package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AddedTokensTest {
  @Test
  void leftmostThenLongest() {
    AddedTokens added =
        new AddedTokens(
            List.of(
                new AddedToken("  ", 0, true), new AddedToken("    ", 1, true), new AddedToken("<a>", 2, true),
                new AddedToken("a>b", 3, true)));
    assertEquals(List.of("1", "0", "' '"), split(added, "       "));
    assertEquals(List.of("'x'", "2", "'b'"), split(added, "x<a>b"));
    assertEquals(List.of("'<'", "2", "'b<a'", "3"), split(added, "<<a>b<aa>b"));
    assertEquals(List.of(), split(added, ""));
    assertEquals(List.of("'  '"), split(new AddedTokens(List.of()), "  "));
  }

  private static List<String> split(AddedTokens added, String text) {
    List<String> pieces = new ArrayList<>();
    added.split(text, piece -> pieces.add("'" + piece + "'"), token -> pieces.add("" + token.token()));
    return pieces;
  }

  @Test
  void thoseOfTheRawTextGoFirstAndCutItBeforeItIsNormalised() {
    Tokeniser neox = GoldenTokens.tokeniser("tiny-neox");
    int[] tokens = neox.encode("<|endoftext|>\u0338"); // '>' and this mark would make one character
    assertEquals(0, tokens[0]);
    assertEquals("<|endoftext|>\u0338", neox.decode(tokens));
    int composed = neox.vocabularySize() - 1; // an added token given in part decomposed, "été" but for its last letter
    assertArrayEquals(new int[] {composed}, neox.encode("\u00e9t\u00e9"));
    assertArrayEquals(new int[] {composed}, neox.encode("e\u0301te\u0301"));
  }
}

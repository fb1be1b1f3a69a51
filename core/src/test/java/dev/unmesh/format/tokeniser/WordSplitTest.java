package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** GPT-2's words: against its pattern in Java's own regular expressions, and Unicode's classes against Python's `regex`. */
class WordSplitTest {
  private static final Pattern WORDS =
      Pattern.compile(
          "'s|'t|'re|'ve|'m|'ll|'d| ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?!\\S)|\\s+".replace("\\s", "\\p{IsWhite_Space}")
              .replace("\\S", "\\P{IsWhite_Space}"));

  @Test
  void contractionsSpacesNumbersAndTheRest() {
    assertEquals(List.of("I", "'m", " sure", " they", "'ll", "'s"), words("I'm sure they'll's"));
    assertEquals(List.of("I", "'", "M", " '", "s"), words("I'M 's"));
    assertEquals(List.of("a", "  ", " b", "\n", "c", "\t", "\n", "d", "  "), words("a   b\nc\t\nd  "));
    assertEquals(List.of("x", "2", "=-", "3", "\u00a0", "y", " \u0663\u00bd", "\ud83d\ude00!"),
        words("x2=-3\u00a0y \u0663\u00bd\ud83d\ude00!"));
  }

  @Test
  void randomTextsSplitAsThePatternDoes() {
    long seed = 20_261;
    System.out.println("WordSplitTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    String[] pool = {" ", "  ", "\n", "\r\n", "\t", "'", "'s", "'ve", "'l", "a", "re", "Q", "7", "\u00b2", "\u00a0", "\u0085", "\u001c",
        "\u2028", "\u0301", "\u4e2d", "\ud83d\ude00", "\ud801\udc00", ".", "_"};
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(20); n >= 0; n--) {
        text.append(pool[random.nextInt(pool.length)]);
      }
      List<String> expected = new ArrayList<>();
      for (Matcher words = WORDS.matcher(text); words.find(); ) {
        expected.add(words.group());
      }
      assertEquals(expected, words(text.toString()));
    }
  }

  @Test
  void classesAreUnicodes() {
    JsonNode classes = GoldenTokens.read("classes.json");
    int checked = 0;
    int newer = 0;
    for (String kind : List.of("letter", "number", "space", "other")) {
      for (int point : GoldenTokens.numbers(classes.get(kind))) {
        if (Character.isDefined(point)) {
          assertEquals(kind, kind(point), () -> String.format("U+%04X", point));
          checked++;
        } else {
          newer++;
        }
      }
    }
    System.out.println("WordSplitTest: " + checked + " code points, " + newer + " newer than this Java");
    assertTrue(checked > 4000 && newer < checked / 10, checked + " checked, " + newer + " unknown");
  }

  /** What a code point is, told by what it joins. */
  private static String kind(int point) {
    String c = Character.toString(point);
    if (words(c + " ").size() == 1) { // spaces at the end are one word
      return "space";
    } else if (words(c + "a").size() == 1) {
      return "letter";
    } else if (words(c + "1").size() == 1) {
      return "number";
    }
    return words(c + "!").size() == 1 ? "other" : "none";
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    for (int from = 0, end; from < text.length(); from = end) {
      end = WordSplit.end(text, from);
      words.add(text.substring(from, end));
    }
    return words;
  }
}

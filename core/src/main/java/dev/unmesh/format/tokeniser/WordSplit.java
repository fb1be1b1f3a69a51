package dev.unmesh.format.tokeniser;

/**
 * Where GPT-2 cuts a text into words before merging within each: what its pattern
 * {@code 's|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+} matches (Radford et al. 2019, encoder.py), in one
 * pass without backtracking. Letters and numbers are Unicode's general categories L and N as this Java knows them, space is
 * Unicode's White_Space (which is neither what Java nor what Python's {@code str.isspace} calls so).
 */
final class WordSplit {
  private static final int OTHER = 0;
  private static final int LETTER = 1;
  private static final int NUMBER = 2;
  private static final int SPACE = 3;

  private WordSplit() {}

  /** One past the last char of the word that begins at {@code from}, which must lie within the text; always more than that. */
  static int end(String text, int from) {
    int contraction = contraction(text, from);
    if (contraction > 0) {
      return from + contraction;
    }
    int first = text.codePointAt(from);
    int kind = kind(first);
    int next = from + Character.charCount(first);
    if (kind == SPACE) {
      int after = next < text.length() ? kind(text.codePointAt(next)) : SPACE;
      return first == ' ' && after != SPACE ? run(text, next, after) : spaces(text, next);
    }
    return run(text, next, kind);
  }

  /** Spaces leave the last of them to the word behind, unless there is only one of them, or no word. */
  private static int spaces(String text, int from) {
    int end = run(text, from, SPACE);
    return end == text.length() || end == from ? end : end - 1; // all of White_Space is one char wide
  }

  private static int run(String text, int from, int kind) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (kind(point) != kind) {
        break;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  private static int contraction(String text, int from) {
    if (text.charAt(from) != '\'' || from + 1 >= text.length()) {
      return 0;
    }
    char c = text.charAt(from + 1);
    if (c == 's' || c == 't' || c == 'm' || c == 'd') {
      return 2;
    }
    return text.startsWith("re", from + 1) || text.startsWith("ve", from + 1) || text.startsWith("ll", from + 1) ? 3 : 0;
  }

  private static int kind(int point) {
    if (point >= 'a' && point <= 'z') {
      return LETTER;
    }
    return switch (Character.getType(point)) {
      case Character.UPPERCASE_LETTER,
          Character.LOWERCASE_LETTER,
          Character.TITLECASE_LETTER,
          Character.MODIFIER_LETTER,
          Character.OTHER_LETTER -> LETTER;
      case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> NUMBER;
      case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> SPACE;
      case Character.CONTROL -> point >= '\t' && point <= '\r' || point == 0x85 ? SPACE : OTHER;
      default -> OTHER;
    };
  }
}

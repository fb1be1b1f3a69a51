package dev.unmesh.format.tokeniser;

/** Java's strings may hold half of a surrogate pair; Java writes it as '?' in UTF-8, silently, so it is refused instead. */
final class WholeCharacters {
  private WholeCharacters() {}

  /** @throws IllegalArgumentException naming the place of the first half pair */
  static void require(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          throw new IllegalArgumentException(
              String.format("no text: half of a surrogate pair (U+%04X) at index %d, which UTF-8 cannot hold", (int) c, i));
        }
        i++;
      }
    }
  }
}

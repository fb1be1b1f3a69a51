package dev.unmesh.format.tokeniser;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** Encodes text word by word, remembering words, as most come again: made anew for each text, so that nothing is shared or kept. */
final class WordEncoder {
  private static final int MOST_WORDS = 1 << 16;
  private static final int LONGEST_KEPT = 48;

  private final PairMerging merging;
  private final TokenList out;
  private final Map<String, int[]> known = new HashMap<>();

  WordEncoder(PairMerging merging, TokenList out) {
    this.merging = merging;
    this.out = out;
  }

  /** Appends the tokens of a text that holds no added tokens. */
  void encode(String text) {
    for (int from = 0, end; from < text.length(); from = end) {
      end = WordSplit.end(text, from);
      String word = text.substring(from, end);
      int[] tokens = known.get(word);
      if (tokens == null) {
        tokens = merging.encode(word.getBytes(StandardCharsets.UTF_8));
        if (known.size() < MOST_WORDS && word.length() <= LONGEST_KEPT) {
          known.put(word, tokens);
        }
      }
      out.addAll(tokens);
    }
  }
}

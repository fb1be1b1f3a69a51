package dev.unmesh.format.tokeniser;

import java.util.OptionalInt;

/** Turns text into the numbers a language model reads, and back. Immutable and safe for use by several threads. */
public interface Tokeniser {
  /** How many tokens there are, special and added ones included; they are numbered from 0 without holes. */
  int vocabularySize();

  /**
   * The tokens of a text. Special tokens written out in the text are taken as such; none are put around it.
   *
   * @throws IllegalArgumentException if the text holds half of a surrogate pair, which UTF-8 cannot
   */
  int[] encode(String text);

  /**
   * The text of some tokens. Gives back any text that was encoded (in Unicode's NFC, if the tokeniser brings texts to that form
   * first). Bytes that are no UTF-8, as when a character is cut in two, become U+FFFD.
   *
   * @throws IllegalArgumentException if a number is no token's
   */
  String decode(int... tokens);

  /**
   * The bytes a token stands for: a piece of text in UTF-8, which may begin or end within a character.
   *
   * @throws IllegalArgumentException if the number is no token's
   */
  byte[] bytes(int token);

  /** The token that stands between documents, {@code <|endoftext|>}, if there is one. */
  OptionalInt endOfText();

  /** Where it comes from, for messages: a path, or "bytes". */
  String source();

  /**
   * Checks against the vocabulary size a model's configuration states. A model may have some rows more than tokens, as Pythia's
   * 50,304 for 50,277: a multiple of 64, with fewer than 64 or at most 1 % to spare.
   *
   * @throws IllegalArgumentException naming both sizes, if they do not fit
   */
  default void requireSize(int modelSize) {
    int size = vocabularySize();
    if (!fits(size, modelSize)) {
      throw new IllegalArgumentException(
          source() + ": the tokeniser has " + size + " tokens, but the model's vocabulary size is " + modelSize
              + "; take the tokeniser that belongs to the model");
    }
  }

  /** Whether a model of {@code modelSize} tokens may belong to a tokeniser of {@code size}, as {@link #requireSize} says. */
  static boolean fits(int size, int modelSize) {
    int spare = modelSize - size;
    return spare == 0 || spare > 0 && modelSize % 64 == 0 && (spare < 64 || spare <= size / 100);
  }
}

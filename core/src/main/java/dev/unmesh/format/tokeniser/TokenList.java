package dev.unmesh.format.tokeniser;

import java.util.Arrays;

/** Tokens in the making. */
final class TokenList {
  private int[] tokens = new int[64];
  private int size;

  void add(int token) {
    reserve(1);
    tokens[size++] = token;
  }

  void addAll(int[] more) {
    reserve(more.length);
    System.arraycopy(more, 0, tokens, size, more.length);
    size += more.length;
  }

  int[] toArray() {
    return Arrays.copyOf(tokens, size);
  }

  private void reserve(int more) {
    if (size + more > tokens.length) {
      tokens = Arrays.copyOf(tokens, Math.max(size + more, tokens.length + (tokens.length >> 1)));
    }
  }
}

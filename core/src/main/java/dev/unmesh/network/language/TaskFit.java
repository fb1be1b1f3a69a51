package dev.unmesh.network.language;

import dev.unmesh.network.NetworkShape;

/** What language models ask of their recipe and their task. */
final class TaskFit {
  private TaskFit() {}

  static void check(int width, int layers, int heads, int mlp, int positions) {
    if (width < 1 || layers < 1 || heads < 1 || mlp < 0 || positions < 0) {
      throw new IllegalArgumentException(
          "network: width, layers and heads must be at least 1, mlp and positions 0 or more; were width " + width + ", layers " + layers
              + ", heads " + heads + ", mlp " + mlp + ", positions " + positions);
    }
    if (width % heads != 0) {
      throw new IllegalArgumentException(
          "network.heads: " + heads + " heads do not divide a width of " + width + ": choose a number of heads that does");
    }
  }

  /** The task's vocabulary, which must be its outputs too. */
  static int vocabulary(NetworkShape shape) {
    requireTokens(shape);
    if (shape.outputs() != shape.vocabulary()) {
      throw new IllegalArgumentException(
          "a language model answers with a token at each position, but the task has " + shape.outputs() + " outputs and a vocabulary of "
              + shape.vocabulary() + ": take a task of text, or network.kind transformer");
    }
    return shape.vocabulary();
  }

  static void requireTokens(NetworkShape shape) {
    if (shape.vocabulary() == 0) {
      throw new IllegalArgumentException("a language model takes tokens, but the task's inputs are numbers: take a task of tokens, or another network.kind");
    }
  }
}

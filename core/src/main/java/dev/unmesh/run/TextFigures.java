package dev.unmesh.run;

import dev.unmesh.format.tokeniser.Tokeniser;
import dev.unmesh.task.TokenTargets;

/**
 * A loss in nats a token, as people quote it of text.
 *
 * @param tokens the loss is the mean over
 * @param perplexity e to the loss: of how many equally likely tokens the network is as unsure
 * @param bitsPerByte what the text takes at best when written down by the network; does not depend on the tokeniser
 */
record TextFigures(int tokens, double perplexity, double bitsPerByte) {
  static TextFigures of(double loss, TokenTargets targets, Tokeniser words) {
    int[] lengths = new int[targets.vocabulary()];
    long bytes = 0;
    for (int token : targets.tokens()) {
      if (token != TokenTargets.MASKED) {
        lengths[token] = lengths[token] == 0 ? words.bytes(token).length : lengths[token];
        bytes += lengths[token];
      }
    }
    int tokens = targets.unmasked();
    return new TextFigures(tokens, Math.exp(loss), loss * tokens / Math.log(2) / bytes);
  }
}

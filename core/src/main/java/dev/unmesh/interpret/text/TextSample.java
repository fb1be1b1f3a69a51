package dev.unmesh.interpret.text;

import dev.unmesh.format.tokeniser.Tokeniser;
import dev.unmesh.task.Examples;
import dev.unmesh.task.TokenInputs;
import java.util.Arrays;

/**
 * Held-out text as a network goes on with it, beside how it really goes on.
 *
 * @param prompt the held-out text it was given
 * @param written what it wrote after that
 * @param original what stands there in the text
 * @param temperature it wrote at
 * @param seed its tokens were drawn from
 */
public record TextSample(String prompt, String written, String original, double temperature, long seed) {
  /** Goes on from the first half of the first example for {@code count} tokens. */
  public static TextSample of(Continuation writer, Examples heldOut, Tokeniser words, int count, long seed) {
    TokenInputs inputs = (TokenInputs) heldOut.inputs();
    int[] first = Arrays.copyOf(inputs.tokens(), inputs.length());
    int half = inputs.length() / 2;
    int[] prompt = Arrays.copyOf(first, half);
    return new TextSample(
        words.decode(prompt),
        words.decode(writer.of(prompt, count, seed)),
        words.decode(Arrays.copyOfRange(first, half, first.length)),
        writer.temperature(),
        seed);
  }
}

package dev.unmesh.interpret.text;

import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Continues text token by token with a network that answers at every position, each token drawn by its probability.
 *
 * @param length how many tokens the network reads at most; what is further back is forgotten
 * @param tokens the first of the outputs, which are tokens; a network may have some more to fill up its table
 * @param temperature logits are divided by it; 0 takes the likeliest token
 */
public record Continuation(Network network, int length, int tokens, double temperature) {
  public Continuation {
    if (!(temperature >= 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException("temperature must be 0 or more, was " + temperature);
    }
  }

  /** The {@code count} tokens that follow {@code start}, which has one at least. */
  public int[] of(int[] start, int count, long seed) {
    if (start.length == 0) {
      throw new IllegalArgumentException("there is nothing to continue: the start has no token");
    }
    SplittableRandom random = new SplittableRandom(seed);
    int[] all = Arrays.copyOf(start, start.length + count);
    for (int at = start.length; at < all.length; at++) {
      all[at] = draw(logits(Arrays.copyOfRange(all, Math.max(0, at - length), at)), random);
    }
    return Arrays.copyOfRange(all, start.length, all.length);
  }

  private float[] logits(int[] read) {
    try (PointerScope scope = new PointerScope(); NoGradGuard frozen = new NoGradGuard()) {
      Tensor outputs = network.forward(Tensors.ofIndices(read).unsqueeze(0), Pass.EVALUATION);
      return Tensors.floats(outputs.select(1, read.length - 1));
    }
  }

  private int draw(float[] logits, SplittableRandom random) {
    int likeliest = 0;
    for (int token = 1; token < tokens; token++) {
      likeliest = logits[token] > logits[likeliest] ? token : likeliest;
    }
    if (temperature == 0) {
      return likeliest;
    }
    double[] upTo = new double[tokens];
    double sum = 0;
    for (int token = 0; token < tokens; token++) {
      sum += Math.exp((logits[token] - logits[likeliest]) / temperature);
      upTo[token] = sum;
    }
    double point = random.nextDouble() * sum;
    int found = Arrays.binarySearch(upTo, point);
    return Math.min(tokens - 1, found >= 0 ? found + 1 : -found - 1);
  }
}

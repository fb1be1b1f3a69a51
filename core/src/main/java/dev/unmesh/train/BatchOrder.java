package dev.unmesh.train;

import dev.unmesh.network.Seeds;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Which examples each step sees: every epoch all of them once, in an order drawn from the seed and the epoch alone, the last
 * batch smaller if they do not divide. So a resumed run goes on where it was.
 */
final class BatchOrder {
  private final int examples;
  private final int batch;
  private final long seed;
  private long epoch = -1;
  private int[] order;

  /** @param batch examples a step; 0 or at least {@code examples} for all of them, unshuffled */
  BatchOrder(int examples, int batch, long seed) {
    this.examples = examples;
    this.batch = batch <= 0 || batch >= examples ? examples : batch;
    this.seed = seed;
  }

  boolean isFull() {
    return batch == examples;
  }

  long stepsPerEpoch() {
    return (examples + batch - 1) / batch;
  }

  /** The examples of a step, counted from 0. Not to be written to. */
  int[] at(long step) {
    long wanted = step / stepsPerEpoch();
    if (wanted != epoch) {
      order = shuffled(wanted);
      epoch = wanted;
    }
    if (isFull()) {
      return order;
    }
    int from = Math.toIntExact(step % stepsPerEpoch()) * batch;
    return Arrays.copyOfRange(order, from, Math.min(examples, from + batch));
  }

  private int[] shuffled(long forEpoch) {
    int[] all = new int[examples];
    Arrays.setAll(all, i -> i);
    if (isFull()) {
      return all;
    }
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, forEpoch));
    for (int i = examples - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = all[i];
      all[i] = all[j];
      all[j] = swapped;
    }
    return all;
  }
}

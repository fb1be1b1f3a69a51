package dev.unmesh.cluster;

import java.util.SplittableRandom;

/**
 * A uniformly random order of many entries: each goes to a bucket drawn for it, then every bucket is shuffled by itself. All orders are
 * equally likely, as with Fisher and Yates's way on the whole, which jumps about in memory and needs the entries in an array before.
 * Source: Rao 1961, "Generation of random permutation of given number of elements using random sampling numbers"; Sandelius 1962.
 */
final class BucketShuffle {
  /** Entries a bucket, about: what the second-level cache holds. */
  private static final int BUCKET = 1 << 15;

  private static final int BITS_A_DRAW = 16;

  private final int bits;

  private BucketShuffle(int bits) {
    this.bits = bits;
  }

  static BucketShuffle of(int entries) {
    return withBuckets(Math.min(BITS_A_DRAW, 32 - Integer.numberOfLeadingZeros(entries / BUCKET)));
  }

  /** 2^bits buckets. */
  static BucketShuffle withBuckets(int bits) {
    return new BucketShuffle(bits);
  }

  /** The entries as they are, a line at a time, asked for in turn. */
  interface Lines {
    void read(int line, float[] to);
  }

  /** The entries of {@code lines} lines of {@code width} each in a new order, drawn from the seed. */
  float[] shuffled(int lines, int width, Lines entries, long seed) {
    int count = Math.multiplyExact(lines, width);
    int[] next = starts(count, new Buckets(seed));
    int[] starts = next.clone();
    Buckets buckets = new Buckets(seed); // the same draws again
    float[] shuffled = new float[count];
    float[] line = new float[width];
    for (int i = 0; i < lines; i++) {
      entries.read(i, line);
      for (float entry : line) {
        shuffled[next[buckets.draw()]++] = entry;
      }
    }
    for (int b = 0; b < starts.length; b++) {
      shuffle(shuffled, starts[b], next[b], buckets.random);
    }
    return shuffled;
  }

  private int[] starts(int count, Buckets buckets) {
    int[] starts = new int[1 << bits];
    for (int i = 0; i < count; i++) {
      starts[buckets.draw()]++;
    }
    int at = 0;
    for (int b = 0; b < starts.length; b++) {
      int size = starts[b];
      starts[b] = at;
      at += size;
    }
    return starts;
  }

  private static void shuffle(float[] entries, int from, int to, SplittableRandom random) {
    for (int i = to - 1; i > from; i--) {
      int j = from + random.nextInt(i - from + 1);
      float kept = entries[i];
      entries[i] = entries[j];
      entries[j] = kept;
    }
  }

  /** Draws of a bucket, four from each 64 random bits. */
  private final class Buckets {
    private final SplittableRandom random;
    private long drawn;
    private int left;

    Buckets(long seed) {
      this.random = new SplittableRandom(seed);
    }

    int draw() {
      if (left == 0) {
        drawn = random.nextLong();
        left = Long.SIZE / BITS_A_DRAW;
      }
      int bucket = (int) (drawn & ((1 << bits) - 1));
      drawn >>>= BITS_A_DRAW;
      left--;
      return bucket;
    }
  }
}

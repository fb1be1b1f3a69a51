package dev.unmesh.format.tokeniser;

import java.util.Arrays;

/** Which two neighbouring tokens merge, how early, and into what: a hash table of primitives. Filled once, then only read. */
final class MergeTable {
  /** The rank of two tokens that never merge. */
  static final int NEVER = Integer.MAX_VALUE;

  private final long[] pairs; // left << 32 | right, or -1 where free
  private final int[] ranks;
  private final int[] results;
  private final int shift;
  private int size;

  /** @param merges at most how many will be added */
  MergeTable(int merges) {
    int bits = Math.max(4, 33 - Integer.numberOfLeadingZeros(merges)); // at most half full
    pairs = new long[1 << bits];
    Arrays.fill(pairs, -1);
    ranks = new int[1 << bits];
    results = new int[merges];
    shift = 64 - bits;
  }

  /** Adds the merge of the next rank; false, without doing so, if the two merge already. */
  boolean add(int left, int right, int result) {
    int slot = slot(left, right);
    if (pairs[slot] >= 0) {
      return false;
    }
    pairs[slot] = pair(left, right);
    ranks[slot] = size;
    results[size++] = result;
    return true;
  }

  /** The lower, the earlier; {@link #NEVER} if they do not merge. */
  int rank(int left, int right) {
    int slot = slot(left, right);
    return pairs[slot] < 0 ? NEVER : ranks[slot];
  }

  /** The token that the merge of this rank makes. */
  int result(int rank) {
    return results[rank];
  }

  private int slot(int left, int right) {
    long pair = pair(left, right);
    int slot = (int) (pair * 0x9e3779b97f4a7c15L >>> shift);
    while (pairs[slot] >= 0 && pairs[slot] != pair) {
      slot = slot + 1 & pairs.length - 1;
    }
    return slot;
  }

  private static long pair(int left, int right) {
    return (long) left << 32 | right;
  }
}

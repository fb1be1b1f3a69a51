package dev.unmesh.format.tokeniser;

/**
 * Byte-pair encoding of one word: of all neighbours that merge, those of the lowest rank, leftmost first, until none do (Sennrich et
 * al. 2016; Radford et al. 2019, encoder.py). Takes n log n steps for n bytes. Holds scratch space: for one thread only.
 */
final class PairMerging {
  private final MergeTable merges;
  private final int[] byteTokens;
  private final MergeQueue queue = new MergeQueue();
  private int[] tokens = new int[64]; // -1 where merged into one further left
  private int[] previous = new int[64];
  private int[] next = new int[64];

  /** @param byteTokens the token of each of the 256 bytes */
  PairMerging(MergeTable merges, int[] byteTokens) {
    this.merges = merges;
    this.byteTokens = byteTokens;
  }

  int[] encode(byte[] word) {
    int n = word.length;
    reserve(n);
    for (int i = 0; i < n; i++) {
      tokens[i] = byteTokens[word[i] & 0xff];
      previous[i] = i - 1;
      next[i] = i + 1;
    }
    for (int i = 0; i + 1 < n; i++) {
      offer(i, n);
    }
    int count = n;
    while (!queue.isEmpty()) {
      long entry = queue.poll();
      int rank = (int) (entry >>> 32);
      int at = (int) entry;
      int right = next[at];
      if (tokens[at] < 0 || right >= n || merges.rank(tokens[at], tokens[right]) != rank) {
        continue; // a neighbour has merged since this was queued
      }
      tokens[at] = merges.result(rank);
      tokens[right] = -1;
      next[at] = next[right];
      if (next[at] < n) {
        previous[next[at]] = at;
      }
      count--;
      offer(at, n);
      if (previous[at] >= 0) {
        offer(previous[at], n);
      }
    }
    int[] result = new int[count];
    for (int i = 0, at = 0; at < n; at = next[at]) {
      result[i++] = tokens[at];
    }
    return result;
  }

  private void offer(int at, int n) {
    if (next[at] < n) {
      int rank = merges.rank(tokens[at], tokens[next[at]]);
      if (rank != MergeTable.NEVER) {
        queue.add(rank, at);
      }
    }
  }

  private void reserve(int n) {
    if (n > tokens.length) {
      tokens = new int[n];
      previous = new int[n];
      next = new int[n];
    }
  }
}

package dev.unmesh.format.tokeniser;

import java.util.Arrays;

/** Merges to be tried: lowest rank first, of one rank the leftmost. A binary heap of rank << 32 | position. */
final class MergeQueue {
  private long[] heap = new long[32];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  void add(int rank, int position) {
    if (size == heap.length) {
      heap = Arrays.copyOf(heap, 2 * size);
    }
    long entry = (long) rank << 32 | position;
    int at = size++;
    while (at > 0 && heap[at - 1 >> 1] > entry) {
      heap[at] = heap[at - 1 >> 1];
      at = at - 1 >> 1;
    }
    heap[at] = entry;
  }

  /** Takes off the first: its rank in the upper, its position in the lower 32 bits. */
  long poll() {
    long first = heap[0];
    long last = heap[--size];
    int at = 0;
    for (int child = 1; child < size; child = 2 * at + 1) {
      if (child + 1 < size && heap[child + 1] < heap[child]) {
        child++;
      }
      if (heap[child] >= last) {
        break;
      }
      heap[at] = heap[child];
      at = child;
    }
    heap[at] = last;
    return first;
  }
}

package dev.unmesh.format.tokeniser;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PairMergingTest {
  @Test
  void mergesAsScanningForTheLowestRankDoes() {
    long seed = 20_263;
    System.out.println("PairMergingTest seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int[] byteTokens = new int[256];
    for (int b = 0; b < 256; b++) {
      byteTokens[b] = b;
    }
    for (int round = 0; round < 200; round++) {
      MergeTable table = new MergeTable(40);
      int tokens = 4;
      for (int i = 0; i < 40; i++) { // any two tokens so far, so that merges also overlap and come out of order
        int result = token(tokens);
        if (table.add(token(random.nextInt(tokens)), token(random.nextInt(tokens)), result)) {
          tokens++;
        }
      }
      PairMerging merging = new PairMerging(table, byteTokens);
      for (int i = 0; i < 50; i++) {
        byte[] word = new byte[random.nextInt(120)];
        for (int j = 0; j < word.length; j++) {
          word[j] = (byte) random.nextInt(4);
        }
        assertArrayEquals(scanning(table, word), merging.encode(word));
      }
    }
  }

  /** The first four tokens are bytes, the others merged. */
  private static int token(int i) {
    return i < 4 ? i : 252 + i;
  }

  private static int[] scanning(MergeTable table, byte[] word) {
    List<Integer> tokens = new ArrayList<>();
    for (byte b : word) {
      tokens.add((int) b);
    }
    while (true) {
      int best = MergeTable.NEVER;
      int at = -1;
      for (int i = 0; i + 1 < tokens.size(); i++) {
        int rank = table.rank(tokens.get(i), tokens.get(i + 1));
        if (rank < best) {
          best = rank;
          at = i;
        }
      }
      if (at < 0) {
        return tokens.stream().mapToInt(Integer::intValue).toArray();
      }
      tokens.set(at, table.result(best));
      tokens.remove(at + 1);
    }
  }

  @Test
  void aTableKeepsTheFirstOfTwo() {
    MergeTable table = new MergeTable(3);
    assertTrue(table.add(1, 2, 10));
    assertFalse(table.add(1, 2, 11));
    assertTrue(table.add(2, 1, 12));
    assertEquals(0, table.rank(1, 2));
    assertEquals(10, table.result(0));
    assertEquals(12, table.result(table.rank(2, 1)));
    assertEquals(MergeTable.NEVER, table.rank(1, 1));
  }
}

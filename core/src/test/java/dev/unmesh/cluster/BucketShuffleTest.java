package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BucketShuffleTest {
  @Test
  void allOrdersAreEquallyLikely() {
    Map<String, Integer> seen = new HashMap<>();
    int draws = 48_000;
    for (int seed = 0; seed < draws; seed++) {
      float[] order = BucketShuffle.withBuckets(1).shuffled(2, 2, (i, line) -> fill(line, 2 * i), Seeds.derive(seed, 1));
      seen.merge(Arrays.toString(order), 1, Integer::sum);
    }
    assertEquals(24, seen.size());
    double expected = draws / 24.0;
    double chiSquare = seen.values().stream().mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
    assertTrue(chiSquare < 49.7, "chi-square of 23 degrees " + chiSquare + ", above 49.7 once in a thousand"); // seeds are fixed
  }

  @Test
  void everyEntryStaysOnceAndTheSeedDecides() {
    int width = 1 << 10;
    BucketShuffle shuffle = BucketShuffle.of(200 * width);
    float[] order = shuffle.shuffled(200, width, (i, line) -> fill(line, i * width), 3);
    assertArrayEquals(order, shuffle.shuffled(200, width, (i, line) -> fill(line, i * width), 3));
    float[] sorted = order.clone();
    Arrays.sort(sorted);
    int displaced = 0;
    for (int i = 0; i < sorted.length; i++) {
      assertEquals(i, sorted[i], 0);
      displaced += order[i] == i ? 0 : 1;
    }
    assertTrue(displaced > sorted.length - 20, displaced + " moved");
  }

  private static void fill(float[] line, int from) {
    for (int j = 0; j < line.length; j++) {
      line[j] = from + j;
    }
  }
}

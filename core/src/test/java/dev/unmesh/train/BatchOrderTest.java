package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BatchOrderTest {
  @Test
  void everyEpochSeesEveryExampleOnce() {
    BatchOrder order = new BatchOrder(23, 5, 7);
    assertEquals(5, order.stepsPerEpoch());
    int[] first = epoch(order, 0);
    int[] second = epoch(order, 1);
    assertEquals(3, order.at(4).length, "the last batch holds the rest");
    assertArrayEquals(IntStream.range(0, 23).toArray(), Arrays.stream(first).sorted().toArray());
    assertArrayEquals(IntStream.range(0, 23).toArray(), Arrays.stream(second).sorted().toArray());
    assertFalse(Arrays.equals(first, second), "each epoch has an order of its own");
    assertFalse(Arrays.equals(first, IntStream.range(0, 23).toArray()), "shuffled");
  }

  @Test
  void aStepsBatchIsAFunctionOfSeedAndStep() {
    BatchOrder forward = new BatchOrder(100, 8, 3);
    BatchOrder random = new BatchOrder(100, 8, 3);
    for (long step : new long[] {40, 2, 13, 39, 0}) {
      assertArrayEquals(forward.at(step), random.at(step));
    }
    assertFalse(Arrays.equals(forward.at(0), new BatchOrder(100, 8, 4).at(0)));
  }

  @Test
  void fullBatchesComeAsTheyAre() {
    for (int batch : new int[] {0, 9, 12}) {
      BatchOrder order = new BatchOrder(9, batch, 1);
      assertTrue(order.isFull());
      assertEquals(1, order.stepsPerEpoch());
      assertArrayEquals(IntStream.range(0, 9).toArray(), order.at(5));
    }
  }

  private static int[] epoch(BatchOrder order, long epoch) {
    long steps = order.stepsPerEpoch();
    return LongStream.range(epoch * steps, (epoch + 1) * steps).mapToObj(order::at).flatMapToInt(Arrays::stream).toArray();
  }
}

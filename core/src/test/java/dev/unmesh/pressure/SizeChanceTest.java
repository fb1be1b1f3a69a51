package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Size chance is what i.i.d. weights come to, neurons without weight or not. */
class SizeChanceTest {
  private static final int[] ROWS = {0, 0, 1, 1, -1, -1, -1, -1};
  private static final int[] COLUMNS = {0, 1, 1, 0, 0, 1};

  @Test
  void meetsTheMeanOverIndependentWeights() {
    PairPartition partition = new PairPartition(2, ROWS, COLUMNS);
    SplittableRandom random = new SplittableRandom(11);
    double sum = 0;
    int draws = 4000;
    for (int draw = 0; draw < draws; draw++) {
      float[] values = new float[ROWS.length * COLUMNS.length];
      for (int at = 0; at < values.length; at++) {
        values[at] = ROWS[at / COLUMNS.length] < 0 ? 0 : (float) random.nextDouble(-1, 1);
      }
      sum += Clusterability.of(new Matrix(ROWS.length, COLUMNS.length, values), partition) / draws;
    }
    assertEquals(.5, Clusterability.sizeChance(partition), 1e-12);
    assertEquals(Clusterability.sizeChance(partition), sum, .01);
  }

  @Test
  void isNothingWhereNoNeuronHasWeight() {
    assertEquals(0, Clusterability.sizeChance(new PairPartition(2, new int[] {-1, -1}, new int[] {-1})));
  }
}

package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ThinningTest {
  @Test
  void shortCurvesStayWhole() {
    assertEquals(List.of(0, 1, 3), Thinning.keep(new double[] {1, 2, Double.NaN, 4}, 10));
  }

  @Test
  void spikesAndEndsSurvive() {
    double[] values = new Random(2).doubles(100_000).toArray();
    values[31_234] = 50;
    values[77_777] = -50;
    values[500] = Double.NaN;
    List<Integer> kept = Thinning.keep(values, 100);
    assertTrue(kept.size() <= 202, "kept " + kept.size());
    assertTrue(kept.containsAll(List.of(0, 31_234, 77_777, 99_999)));
    assertEquals(kept.stream().sorted().distinct().toList(), kept);
  }
}

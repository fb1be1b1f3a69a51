package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void mapsEndsToEnds() {
    Axis even = new Axis(2, 6, false, 100, 0);
    assertEquals(100, even.at(2));
    assertEquals(50, even.at(4));
    assertEquals(0, even.at(6));
    Axis decades = new Axis(.01, 100, true, 0, 40);
    assertEquals(20, decades.at(1), 1e-12);
    assertEquals(30, decades.at(10), 1e-12);
  }

  @Test
  void marksRoundValues() {
    assertEquals(List.of(0.0, .2, .4, .6000000000000001, .8, 1.0), new Axis(0, 1, false, 0, 1).ticks(5));
    assertEquals(List.of(1e-4, 1e-3, 1e-2, 1e-1, 1.0), new Axis(8e-5, 2, true, 0, 1).ticks(5));
    assertEquals(List.of(5.0, 10.0, 20.0, 50.0), new Axis(4.6, 88, true, 0, 1).ticks(4));
  }

  @Test
  void ticksStayWithinAndAreSeveral() {
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      double low = Math.pow(10, random.nextDouble() * 12 - 6);
      double high = low * (1 + Math.pow(10, random.nextDouble() * 6 - 3));
      for (boolean logarithmic : new boolean[] {false, true}) {
        List<Double> ticks = new Axis(low, high, logarithmic, 0, 1).ticks(5);
        String where = low + " .. " + high + (logarithmic ? " log" : "");
        assertTrue(ticks.size() >= 2 && ticks.size() <= 12, where + ": " + ticks);
        double slack = (high - low) * 1e-6;
        assertTrue(ticks.stream().allMatch(t -> t >= low - slack && t <= high + slack), where + ": " + ticks);
      }
    }
  }

  @Test
  void emptyRangesAreErrors() {
    assertThrows(IllegalArgumentException.class, () -> new Axis(1, 1, false, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new Axis(0, 1, true, 0, 1));
  }
}

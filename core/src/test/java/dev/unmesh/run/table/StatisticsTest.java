package dev.unmesh.run.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Means, spreads and intervals against values worked out by hand or printed in tables of Student's t. */
class StatisticsTest {
  @ParameterizedTest
  @CsvSource({"1, 12.7062", "2, 4.3027", "3, 3.1824", "4, 2.7764", "9, 2.2622", "19, 2.0930", "29, 2.0452", "120, 1.9799"})
  void criticalValuesOfStudentsT(int degreesOfFreedom, double printed) {
    assertEquals(printed, StudentT.critical95(degreesOfFreedom), 6e-5);
  }

  @Test
  void studentsTHasClosedFormsForOneAndTwoDegrees() {
    for (double t : new double[] {.01, .5, 1, 2.5, 7}) {
      assertEquals(1 - 2 * Math.atan(t) / Math.PI, StudentT.outside(t, 1), 1e-13, "one degree at " + t);
      assertEquals(1 - t / Math.sqrt(2 + t * t), StudentT.outside(t, 2), 1e-13, "two degrees at " + t);
    }
    assertEquals(1, StudentT.outside(0, 5), 0);
    assertThrows(IllegalArgumentException.class, () -> StudentT.critical95(0));
  }

  @Test
  void meanAndSampleDeviationOfThoseThatAreNumbers() {
    Spread spread = Spread.of(new double[] {1, Double.NaN, 2, 3, 4});
    assertEquals(4, spread.n());
    assertEquals(2.5, spread.mean(), 0);
    assertEquals(Math.sqrt(5.0 / 3), spread.sd(), 1e-15);
    assertTrue(Double.isNaN(Spread.of(new double[] {7}).sd()));
    assertEquals(0, Spread.of(new double[] {Double.NaN}).n());
    assertTrue(Double.isNaN(Spread.of(new double[0]).mean()));
  }

  @Test
  void anIntervalByHand() {
    // mean .3, sd .158114, five numbers: .3 ± 2.776445 * .158114 / sqrt 5
    Interval interval = Interval.of(new double[] {.1, .2, .3, .4, .5});
    assertEquals(.3, interval.mean(), 1e-15);
    assertEquals(.103676, interval.low(), 1e-6);
    assertEquals(.496324, interval.high(), 1e-6);
    assertTrue(interval.above(0) && !interval.above(.2) && interval.below(.5) && !interval.below(.4));
    Interval lone = Interval.of(new double[] {.1});
    assertTrue(Double.isNaN(lone.low()) && !lone.above(0) && !lone.below(1), "one seed is clear about nothing");
  }

  @Test
  void ratiosByTheirGeometricMean() {
    Interval ratio = Interval.ofLogarithms(new double[] {Math.log(2), Math.log(8), Double.NaN, Double.NEGATIVE_INFINITY});
    assertEquals(2, ratio.n(), "a loss of 0 has no ratio");
    assertEquals(4, ratio.mean(), 1e-14);
    // log 4 ± 12.706205 * (log 4 / sqrt 2) / sqrt 2
    assertEquals(Math.exp(Math.log(4) * (1 - 12.706205 / 2)), ratio.low(), 1e-6);
    assertFalse(ratio.above(1));
  }
}

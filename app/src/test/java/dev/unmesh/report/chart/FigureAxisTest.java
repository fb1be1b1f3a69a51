package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/** Axes of the chart of two figures: what runs away, decades, what is left to 1. */
class FigureAxisTest {
  private static FigureAxis axis(FigureScale scale, int better, double... values) {
    return FigureAxis.of("figure", better, false, scale, values, values);
  }

  private static List<String> texts(FigureAxis axis) {
    return axis.ticks().stream().map(FigureAxis.Tick::text).toList();
  }

  @Test
  void aTrialThatFailedDoesNotGiveTheAxis() {
    FigureAxis axis = axis(FigureScale.MAY_FAIL, 1, .62, .63, .633, .636, .64, .641, .13, .131);
    assertTrue(axis.isBeyond(.13) && axis.isBeyond(.131) && !axis.isBeyond(.62));
    assertEquals(new FigureAxis.Place(.035, -1), axis.place(.13));
    assertTrue(axis.axis().low() > .6, axis.toString());
    assertTrue(axis.place(.62).at() > .09, "the strip at the margin is free of others");
    assertEquals("lower", texts(axis).get(0));
  }

  @Test
  void aLossThatRunsAwayIsCutBeforeDecadesAreCounted() {
    FigureAxis axis = axis(FigureScale.MAY_DIVERGE, -1, 1.07, 1.08, 1.09, 1.1, 1.085, 7.6e6, 1.28e8);
    assertFalse(axis.axis().logarithmic(), "what is left spans little");
    assertEquals(new FigureAxis.Place(.965, 1), axis.place(1.28e8));
    assertEquals("higher", texts(axis).get(texts(axis).size() - 1));
    FigureAxis decades = axis(FigureScale.MAY_DIVERGE, -1, 1e-5, 1e-4, 1e-3, 2e-2, .3, 2);
    assertTrue(decades.axis().logarithmic() && Double.isNaN(decades.limit()), "evenly spread decades are no runaways");
  }

  @Test
  void theBetterSideAndHalvesAreNeverCut() {
    assertTrue(Double.isNaN(axis(FigureScale.MAY_FAIL, 1, .1, .11, .12, .11, .105, .9).limit()), "what is unusually good is shown");
    assertTrue(Double.isNaN(axis(FigureScale.MAY_FAIL, 1, .64, .641, .642, .6, .601, .602).limit()), "nor is half of all");
    assertTrue(Double.isNaN(axis(FigureScale.MAY_FAIL, 1, .64, .64, .64, .64, .64, .6).limit()), "others that are equal span nothing");
    assertTrue(Double.isNaN(axis(FigureScale.EVEN, 1, .5, .51, .52, .53, .54, .01).limit()), "what lies in a fixed range");
  }

  @Test
  void whatComesCloseToOneIsDrawnByWhatIsLeft() {
    FigureAxis axis = axis(FigureScale.NEAR_ONE, 1, .6, .99, .9999, .999999, 1);
    assertTrue(axis.toOne() && axis.axis().logarithmic() && axis.zeros());
    assertEquals(-1, axis.better());
    assertEquals("1 − figure", axis.title());
    assertEquals("0", texts(axis).get(0));
    assertEquals(new FigureAxis.Place(.035, 0), axis.place(1));
    assertEquals(.5, (axis.place(.99).at() + axis.place(.9999).at() - axis.place(.999).at()) * .5 / axis.place(.999).at(), 1e-3,
        "a decade is a decade");
    FigureAxis far = axis(FigureScale.NEAR_ONE, 1, .3, .5, .7);
    assertFalse(far.toOne() || far.axis().logarithmic());
    assertEquals(1, far.better());
  }

  @Test
  void countsOverDecadesAreDrawnByLogarithm() {
    assertTrue(axis(FigureScale.COUNT, -1, 1000, 20000, 300000).axis().logarithmic());
    assertFalse(axis(FigureScale.COUNT, -1, 1000, 1200, 1300).axis().logarithmic());
    FigureAxis dead = axis(FigureScale.COUNT, -1, 0, 1000, 20000);
    assertTrue(dead.zeros() && dead.axis().logarithmic());
    assertTrue(dead.place(1000).at() > .09 && dead.place(0).at() < .09);
  }

  @Test
  void orderIsKeptAndEverythingIsOnTheAxis() {
    SplittableRandom random = new SplittableRandom(17);
    for (FigureScale scale : FigureScale.values()) {
      for (int trial = 0; trial < 200; trial++) {
        int better = random.nextBoolean() ? 1 : -1;
        double wide = Math.pow(10, 6 * random.nextDouble());
        double[] values = random.doubles(3 + random.nextInt(20))
            .map(v -> scale == FigureScale.NEAR_ONE ? 1 - v / wide : v < .1 ? v * wide : v).toArray();
        FigureAxis axis = axis(scale, better, values);
        double[] places = DoubleStream.of(values).map(v -> axis.place(v).at()).toArray();
        for (int i = 0; i < values.length; i++) {
          assertTrue(places[i] >= 0 && places[i] <= 1, scale + " seed 17, trial " + trial);
          for (int j = 0; j < values.length; j++) {
            boolean same = axis.isBeyond(values[i]) && axis.isBeyond(values[j]);
            assertTrue(same || (values[i] - values[j]) * (axis.toOne() ? -1 : 1) <= 0 || places[i] >= places[j], scale + " seed 17, trial "
                + trial);
          }
        }
        axis.ticks().forEach(tick -> assertTrue(tick.at() >= 0 && tick.at() <= 1 + 1e-9, tick.toString()));
      }
    }
  }
}

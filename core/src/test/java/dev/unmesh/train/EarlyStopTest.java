package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When patience runs out, and what counts as better. */
class EarlyStopTest {
  private int copies;

  @Test
  void twoEvaluationsInARowThatAreNoBetter() {
    EarlyStop stop = new EarlyStop(options(2, .1, 0), Optional.empty());
    assertFalse(over(stop, 0, 5));
    assertFalse(over(stop, 10, 4));
    assertFalse(over(stop, 20, 3.95), "better, but by less than .1");
    assertFalse(over(stop, 30, 3.8), "better than 4 by more");
    assertFalse(over(stop, 40, 3.9));
    assertTrue(over(stop, 50, 3.75));
    assertEquals(30, stop.best().orElseThrow().step());
    assertEquals(3.8, stop.best().orElseThrow().loss());
    assertEquals(3, copies, "weights are copied when they are the best only");
  }

  @Test
  void goesOnFromWhereItWas() {
    EarlyStop first = new EarlyStop(options(2, 0, 0), Optional.empty());
    over(first, 0, 3);
    over(first, 1, 4);
    EarlyStop second = new EarlyStop(options(2, 0, 0), first.best());
    assertFalse(second.isOver());
    assertTrue(over(second, 2, 3.5));
  }

  @Test
  void whatCameTooEarlyIsNotKept() {
    EarlyStop stop = new EarlyStop(options(1, 0, 100), Optional.empty());
    assertFalse(over(stop, 50, 1));
    assertTrue(stop.best().isEmpty());
    assertFalse(over(stop, 100, 2));
    assertEquals(100, stop.best().orElseThrow().step());
    assertTrue(over(stop, 150, 2));
  }

  @Test
  void withoutPatienceNothingIsKept() {
    EarlyStop stop = new EarlyStop(options(0, 0, 0), Optional.empty());
    for (int step = 0; step < 5; step++) {
      assertFalse(over(stop, step, step));
    }
    assertTrue(stop.best().isEmpty());
    assertEquals(0, copies);
  }

  @Test
  void negativeNumbersAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> options(-1, 0, 0));
    assertThrows(IllegalArgumentException.class, () -> options(1, -1e-9, 0));
    assertThrows(IllegalArgumentException.class, () -> options(1, Double.NaN, 0));
    assertThrows(IllegalArgumentException.class, () -> options(1, 0, -1));
  }

  private boolean over(EarlyStop stop, long step, double loss) {
    stop.evaluated(step, loss, this::copy, Optional.empty());
    return stop.isOver();
  }

  private LearnerState copy() {
    copies++;
    return new LearnerState(Map.of(), Map.of());
  }

  private static TrainingOptions options(int patience, double minImprovement, long from) {
    return new TrainingOptions(
        Optional.of(1), Optional.empty(), 1, new OptimiserOptions(), 0, 60, 0, 1, Engine.AUTO, LossPrecision.SINGLE, patience, minImprovement, from);
  }
}

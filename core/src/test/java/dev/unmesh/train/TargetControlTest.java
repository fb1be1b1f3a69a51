package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.Schedule;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetControlTest {
  private static final ControlOptions USUAL = new ControlOptions();

  @Test
  void lambdaFallsWhileCIsAboveAndRisesWhileItIsBelow() {
    for (double above : new double[] {.91, .95, .999, 1}) {
      TargetControl control = new TargetControl(.9, 20, 0, USUAL);
      double before = 20;
      for (int i = 0; i < 5; i++) {
        control.adjust(new double[] {1 - above});
        assertTrue(control.strength(1) < before, above + ": " + control.strength(1));
        before = control.strength(1);
      }
    }
    for (double below : new double[] {.89, .5, 0}) {
      TargetControl control = new TargetControl(.9, 20, 0, USUAL);
      control.adjust(new double[] {1 - below});
      assertTrue(control.strength(1) > 20, below + ": " + control.strength(1));
    }
  }

  @Test
  void atTheTargetLambdaStays() {
    TargetControl control = new TargetControl(.75, 20, 0, USUAL);
    for (int i = 0; i < 4; i++) {
      control.adjust(new double[] {.25});
      assertEquals(20, control.strength(1));
    }
  }

  @Test
  void byItsFormula() {
    TargetControl control = new TargetControl(.9, 2, 0, new ControlOptions(1, ControlOptions.By.MEAN, .1, 2, 1e-3, 1e3));
    control.adjust(new double[] {.15, .25}); // E = .2: d = log 2, nothing before it
    double first = 2 * Math.pow(2, .1);
    assertEquals(first, control.strength(1), 1e-14);
    control.adjust(new double[] {.22}); // d = log 2.2
    double second = first * Math.exp(.1 * Math.log(2.2) + 2 * Math.log(1.1));
    assertEquals(second, control.strength(1), 1e-13);
    assertEquals(Math.log(2.2), control.state().deviation(), 1e-14);
  }

  @Test
  void byTheWorst() {
    TargetControl control = new TargetControl(.9, 2, 0, new ControlOptions(1, ControlOptions.By.WORST, .1, 2, 1e-3, 1e3));
    control.adjust(new double[] {.01, .2, .001});
    assertEquals(2 * Math.pow(2, .1), control.strength(1), 1e-14);
  }

  @Test
  void withinItsBoundsAndNoMoreThanAStepAtATime() {
    TargetControl falling = new TargetControl(.5, 1, 0, new ControlOptions(1, ControlOptions.By.MEAN, 1, 0, .3, 3));
    falling.adjust(new double[] {0});
    assertEquals(Math.exp(-.5), falling.strength(1), 1e-14, "an enmeshment of 0 is no infinite deviation");
    falling.adjust(new double[] {0});
    falling.adjust(new double[] {0});
    assertEquals(.3, falling.strength(1));
    TargetControl rising = new TargetControl(.99, 1, 0, new ControlOptions(1, ControlOptions.By.MEAN, 1, 0, .3, 3));
    for (int i = 0; i < 4; i++) {
      rising.adjust(new double[] {.9});
    }
    assertEquals(3, rising.strength(1));
  }

  @Test
  void nothingBearsBeforeItsFirstStep() {
    TargetControl control = new TargetControl(.9, 7, 150, new ControlOptions(50, ControlOptions.By.MEAN, .1, 3, 1e-3, 1e3));
    assertEquals(0, control.strength(149));
    assertEquals(7, control.strength(150));
    assertFalse(control.due(100) || control.due(150) || control.due(199));
    assertTrue(control.due(200));
  }

  @Test
  void goesOnFromItsState() {
    TargetControl straight = new TargetControl(.9, 20, 0, USUAL);
    straight.adjust(new double[] {.3});
    TargetControl resumed = new TargetControl(.9, 20, 0, USUAL);
    resumed.restore(straight.state());
    straight.adjust(new double[] {.17});
    resumed.adjust(new double[] {.17});
    assertEquals(straight.state(), resumed.state());
  }

  @Test
  void whatMakesNoSenseIsRefused() {
    Optional<ControlOptions> usual = Optional.empty();
    for (double target : new double[] {0, 1, -.1, 1.2, Double.NaN}) {
      assertRefused("target must lie between 0 and 1", Schedule.constant(20), 0, Optional.of(target), usual);
    }
    assertRefused("one number, not a schedule", Schedule.linear(0, 20), 0, Optional.of(.9), usual);
    assertRefused("outside control's bounds", Schedule.constant(0), 0, Optional.of(.9), usual);
    assertRefused("add one such as target: 0.99", Schedule.constant(20), 0, Optional.empty(), Optional.of(USUAL));
    assertRefused("startStep cannot be negative", Schedule.constant(20), -1, Optional.empty(), usual);
    assertThrows(IllegalArgumentException.class, () -> new ControlOptions(0, ControlOptions.By.MEAN, .1, 1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new ControlOptions(1, ControlOptions.By.MEAN, 0, 1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new ControlOptions(1, ControlOptions.By.MEAN, .1, -1, 1, 2));
    assertThrows(IllegalArgumentException.class, () -> new ControlOptions(1, ControlOptions.By.MEAN, .1, 1, 0, 2));
    assertThrows(IllegalArgumentException.class, () -> new ControlOptions(1, ControlOptions.By.MEAN, .1, 1, 3, 2));
  }

  private static void assertRefused(
      String expected, Schedule strength, long startStep, Optional<Double> target, Optional<ControlOptions> control) {
    String message =
        assertThrows(IllegalArgumentException.class, () -> new ClusterabilityOptions(List.of(), strength, startStep, target, control)).getMessage();
    assertTrue(message.contains(expected), message);
  }
}

package dev.unmesh.pressure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class ScheduleTest {
  /** BIMT's: by steps of 20,000, so that fractions are the ones training really asks for. */
  @Test
  void piecewiseChangesAtTheVeryStep() {
    Schedule schedule = Schedule.piecewise(Map.of(0., 1e-3, .25, 1e-2, .75, 1e-3));
    assertEquals(1e-3, schedule.at(0));
    assertEquals(1e-3, schedule.at(4999 / 20000.0));
    assertEquals(1e-2, schedule.at(5000 / 20000.0));
    assertEquals(1e-2, schedule.at(14999 / 20000.0));
    assertEquals(1e-3, schedule.at(15000 / 20000.0));
    assertEquals(1e-3, schedule.at(1));
    assertEquals(2, Schedule.piecewise(Map.of(0., 1., .3, 2.)).at(6000 / 20000.0));
  }

  @Test
  void constantAndLinear() {
    assertEquals(.5, Schedule.constant(.5).at(.123));
    Schedule decay = Schedule.linear(2, 0);
    assertEquals(2, decay.at(0));
    assertEquals(1.5, decay.at(.25));
    assertEquals(0, decay.at(1));
    Schedule points = Schedule.linear(Map.of(0., 0., .5, 4., .75, 1.));
    assertEquals(2, points.at(.25));
    assertEquals(4, points.at(.5));
    assertEquals(2.5, points.at(.625));
    assertEquals(1, points.at(.9));
    assertTrue(Schedule.constant(0).isZero());
    assertFalse(decay.isZero());
  }

  @Test
  void isAValue() {
    Schedule schedule = Schedule.piecewise(Map.of(.5, 2., 0., 1.));
    assertEquals(schedule, Schedule.piecewise(Map.of(0., 1., .5, 2.)));
    assertEquals("piecewise 0.0: 1.0, 0.5: 2.0", schedule.toString());
    schedule.strengths()[0] = 9;
    assertEquals(1, schedule.at(0));
  }

  @Test
  void badSchedulesAreRefused() {
    assertMessage("must start at fraction 0", () -> Schedule.piecewise(Map.of(.1, 1.)));
    assertMessage("must lie in [0, 1], was 1.5", () -> Schedule.piecewise(Map.of(0., 1., 1.5, 1.)));
    assertMessage("at least one", () -> Schedule.piecewise(Map.of()));
    assertMessage("must be finite and not negative, was -1.0 at fraction 0.0", () -> Schedule.constant(-1));
    assertMessage("must be finite", () -> Schedule.constant(Double.NaN));
    assertMessage("must be finite", () -> Schedule.linear(1, Double.POSITIVE_INFINITY));
    assertMessage("must ascend, but 0.5 follows 0.5", () -> new Schedule(new double[] {0, .5, .5}, new double[] {1, 1, 1}, false));
    assertMessage("must lie in [0, 1], was NaN", () -> new Schedule(new double[] {0, Double.NaN}, new double[] {1, 1}, false));
    assertMessage("a fraction of training", () -> Schedule.constant(1).at(1.01));
    assertMessage("a fraction of training", () -> Schedule.constant(1).at(Double.NaN));
  }

  private static void assertMessage(String part, Executable action) {
    String message = assertThrows(IllegalArgumentException.class, action).getMessage();
    assertTrue(message.contains(part), message);
  }
}

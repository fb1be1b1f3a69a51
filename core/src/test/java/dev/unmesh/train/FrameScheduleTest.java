package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameScheduleTest {
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 7, 99, 100, 101, 300, 9_380, 10_000, 20_000, 40_000, 1_000_000_000_000L})
  void beginsAndEndsWithTheRunAndStaysShort(long total) {
    FrameSchedule schedule = FrameSchedule.of(total);
    long[] steps = schedule.steps();
    assertEquals(0, steps[0]);
    assertEquals(total, steps[steps.length - 1]);
    assertTrue(steps.length <= FrameSchedule.MOST_FRAMES, total + " steps: " + steps.length + " frames");
    for (int i = 1; i < steps.length; i++) {
      assertTrue(steps[i] > steps[i - 1]);
      assertTrue(steps[i] - steps[i - 1] <= total / 100 + 1, "no gap beyond a hundredth");
    }
    Arrays.stream(steps).forEach(step -> assertTrue(schedule.due(step)));
    assertTrue(!schedule.due(-1) && !schedule.due(total + 1));
  }

  @Test
  void shortRunsHaveAFrameAStep() {
    assertArrayEquals(new long[] {0, 1, 2, 3, 4, 5}, FrameSchedule.of(5).steps());
    assertEquals(101, FrameSchedule.of(100).steps().length);
  }

  @Test
  void aLongRunsBeginningAndItsQuartersAreSeen() {
    FrameSchedule schedule = FrameSchedule.of(20_000);
    for (long step : new long[] {0, 1, 2, 3, 4, 5, 6, 200, 400, 5_000, 5_200, 15_000, 19_800, 20_000}) {
      assertTrue(schedule.due(step), "step " + step);
    }
    int frames = schedule.steps().length;
    assertTrue(frames >= 120 && frames <= 150, frames + " frames");
  }
}

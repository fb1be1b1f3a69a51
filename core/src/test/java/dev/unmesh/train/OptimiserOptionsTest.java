package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class OptimiserOptionsTest {
  private static OptimiserOptions options(OptimiserOptions.Decay decay, double from) {
    return new OptimiserOptions(OptimiserOptions.Kind.ADAM, .01, 0, .9, .999, 1e-8, decay, from);
  }

  @Test
  void theRateFallsFromWhereItIsToldTo() {
    OptimiserOptions late = options(OptimiserOptions.Decay.LINEAR, .75);
    assertEquals(.01, late.rateAt(0));
    assertEquals(.01, late.rateAt(.75));
    assertEquals(.005, late.rateAt(.875), 1e-12);
    assertEquals(0, late.rateAt(1), 1e-12);
    assertEquals(.004, options(OptimiserOptions.Decay.LINEAR, 0).rateAt(.6), 1e-12);
    assertEquals(.01, options(OptimiserOptions.Decay.CONSTANT, .5).rateAt(.9));
  }

  @Test
  void aDecayThatNeverComesIsRefused() {
    for (double from : new double[] {-.1, 1, Double.NaN}) {
      String message =
          assertThrows(IllegalArgumentException.class, () -> options(OptimiserOptions.Decay.LINEAR, from)).getMessage();
      assertTrue(message.contains("decayFrom is a share of training"), message);
    }
  }
}

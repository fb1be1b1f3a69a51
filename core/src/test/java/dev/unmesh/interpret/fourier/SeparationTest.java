package dev.unmesh.interpret.fourier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** How far lanes keep to frequencies of their own, by hand. */
class SeparationTest {
  @Test
  void fromAllInCommonToNothing() {
    assertEquals(0, Separation.score(new double[][] {{1, 3}, {2, 6}, {5, 15}}), 1e-12, "what counts is shares");
    assertEquals(1, Separation.score(new double[][] {{1, 3, 0, 0}, {0, 0, 2, 0}, {0, 0, 0, 9}}), 1e-12);
    // shares 1/4 3/4 0, 1/2 0 1/2 and 0 1/4 3/4 overlap by 1/4, 1/4 and 1/2
    assertEquals(1 - 1 / 3.0, Separation.score(new double[][] {{1, 3, 0}, {1, 0, 1}, {0, 2, 6}}), 1e-12);
  }

  @Test
  void emptyLanesDoNotCount() {
    assertEquals(1, Separation.score(new double[][] {{1, 0}, {0, 0}, {0, 4}}), 1e-12);
    assertTrue(Double.isNaN(Separation.score(new double[][] {{1, 0}, {0, 0}})));
    assertTrue(Separation.of(Double.NaN, new double[] {1}).isEmpty());
    assertTrue(Separation.of(1, new double[] {Double.NaN}).isEmpty());
  }

  @Test
  void besideRandomSplits() {
    Separation separation = Separation.of(.5, new double[] {.1, .2, .6}).orElseThrow();
    assertEquals(.3, separation.mean(), 1e-12);
    assertEquals(Math.sqrt((.04 + .01 + .09) / 2), separation.sd(), 1e-12);
    assertEquals(.5, separation.p(), 1e-12);
    assertEquals(3, separation.draws());
  }
}

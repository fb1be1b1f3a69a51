package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class NullDistributionTest {
  @Test
  void meanSpreadAndRank() {
    NullDistribution of = NullDistribution.of(3, new double[] {1, 2, 3, 4});
    assertEquals(2.5, of.mean(), 1e-15);
    assertEquals(Math.sqrt(5 / 3.0), of.sd(), 1e-15);
    assertEquals(.5 / Math.sqrt(5 / 3.0), of.z().getAsDouble(), 1e-15);
    assertEquals(.6, of.p(), 1e-15);
  }

  @Test
  void noSpreadNoZ() {
    assertTrue(NullDistribution.of(1, new double[] {1, 1, 1}).z().isEmpty());
    assertEquals(1, NullDistribution.of(1, new double[] {1, 1 - 1e-16, 1}).p(), 0);
    assertEquals(.25, NullDistribution.of(2, new double[] {1, 1, 1}).p(), 0);
    assertEquals(0, NullDistribution.of(2, new double[] {1}).sd(), 0);
    assertThrows(IllegalArgumentException.class, () -> NullDistribution.of(2, new double[0]));
  }
}

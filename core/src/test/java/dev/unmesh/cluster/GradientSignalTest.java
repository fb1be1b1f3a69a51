package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class GradientSignalTest {
  @Test
  void everyGradientWeighsTheSame() {
    GradientSignal signal = new GradientSignal(1, 2);
    signal.add(new float[] {3, -4});
    signal.add(new float[] {0, 0});
    signal.add(new float[] {-1e-20f, 0});
    assertArrayEquals(new float[] {1.6f, .8f}, signal.matrix().values(), 1e-6f);
    assertEquals(3, signal.gradients());
  }

  @Test
  void refusesWhatDoesNotFitOrIsNotFinite() {
    GradientSignal signal = new GradientSignal(1, 2);
    assertThrows(IllegalArgumentException.class, () -> signal.add(new float[3]));
    assertThrows(IllegalArgumentException.class, () -> signal.add(new float[] {1, Float.NaN}));
  }
}

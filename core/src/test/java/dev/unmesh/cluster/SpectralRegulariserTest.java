package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpectralRegulariserTest {
  private static final Wiring CHAIN =
      Wiring.builder().input("a", 40).hidden("b", 60).hidden("c", 50).linear("one", "a", "b").linear("two", "b", "c").build();

  private static Map<String, float[]> random(long seed, int parts, float across) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, float[]> weights = new HashMap<>();
    CHAIN.connections().forEach(c -> {
      float[] w = new float[c.rows() * c.columns()];
      for (int i = 0; i < w.length; i++) {
        boolean within = i / c.columns() * parts / c.rows() == i % c.columns() * parts / c.columns();
        w[i] = (float) (random.nextDouble() * 2 - 1) * (within ? 1 : across);
      }
      weights.put(c.view().parameter(), w);
    });
    return weights;
  }

  private static Weights weights(Map<String, float[]> arrays) {
    Map<String, WeightArray> named = new HashMap<>();
    CHAIN.connections().forEach(
        c -> named.put(c.view().parameter(), new WeightArray(new int[] {c.rows(), c.columns()}, arrays.get(c.view().parameter()))));
    return Weights.of(named);
  }

  @Test
  void asManyEigenvaluesVanishAsThereArePartsButOne() {
    ArrayPressure three = new SpectralRegulariser(3).onArrays(CHAIN, weights(random(1, 4, 0)));
    assertEquals(0, three.value(weights(random(1, 4, 0))), 1e-5, "four parts without a weight between them");
    assertTrue(three.value(weights(random(1, 3, 0))) > .05, "three parts");
    assertTrue(three.value(weights(random(1, 1, 1))) > three.value(weights(random(1, 4, .1f))), "nearly apart is lower than one piece");
  }

  @Test
  void stepsAgainstTheGradientLowerIt() {
    Map<String, float[]> w = random(5, 1, 1);
    ArrayPressure pressure = new SpectralRegulariser(3).onArrays(CHAIN, weights(w));
    double before = pressure.value(weights(w));
    for (int step = 0; step < 60; step++) {
      Map<String, float[]> gradients = new HashMap<>();
      w.forEach((name, values) -> gradients.put(name, new float[values.length]));
      pressure.addGradient(weights(w), gradients, 200);
      w.forEach((name, values) -> {
        for (int i = 0; i < values.length; i++) {
          values[i] -= gradients.get(name)[i];
        }
      });
    }
    double after = pressure.value(weights(w));
    assertTrue(after < .9 * before, before + " to " + after);
  }

  @Test
  void theKrylovSpaceAndTheWholeSpectrumAgree() {
    Map<String, float[]> w = random(2, 3, .3f);
    WiringAdjacency adjacency = new WiringAdjacency(CHAIN);
    adjacency.read(w::get);
    SymmetricEigen whole = SymmetricEigen.largest(adjacency.dense(), adjacency.size(), 3);
    double expected = 0;
    for (double value : whole.values()) {
      expected += 2 * (1 - value);
    }
    assertEquals(expected, new SpectralRegulariser(3).onArrays(CHAIN, weights(w)).value(weights(w)), 1e-5);
  }

  @Test
  void theGradientOfLargeNetworksIsThatOfFiniteDifferences() {
    // 150 neurons: by the Krylov space, whose eigenvalues are good to 1e-6 or so
    Map<String, float[]> w = random(4, 4, .3f);
    ArrayPressure pressure = new SpectralRegulariser(3).onArrays(CHAIN, weights(w));
    Map<String, float[]> gradients = new HashMap<>();
    w.forEach((name, values) -> gradients.put(name, new float[values.length]));
    pressure.addGradient(weights(w), gradients, 1);
    SplittableRandom random = new SplittableRandom(7);
    for (int t = 0; t < 5; t++) {
      // along the gradient with some noise, so that what is compared is not rounding
      Map<String, float[]> up = new HashMap<>();
      Map<String, float[]> down = new HashMap<>();
      double[] slope = new double[1];
      w.forEach((name, values) -> {
        float[] g = gradients.get(name);
        float[] plus = values.clone();
        float[] minus = values.clone();
        for (int i = 0; i < values.length; i++) {
          double along = Math.signum(g[i]) * random.nextDouble() * Math.min(Math.abs(values[i]), .05);
          plus[i] += (float) (.1 * along);
          minus[i] -= (float) (.1 * along);
          slope[0] += g[i] * (plus[i] - minus[i]);
        }
        up.put(name, plus);
        down.put(name, minus);
      });
      double difference = pressure.value(weights(up)) - pressure.value(weights(down));
      assertEquals(difference, slope[0], .02 * Math.abs(difference), "direction " + t);
      assertTrue(Math.abs(difference) > 1e-3, "a slope worth comparing: " + difference);
    }
  }

  @Test
  void refusesWhatHasNoSpectrum() {
    Map<String, float[]> w = random(1, 1, 1);
    ArrayPressure pressure = new SpectralRegulariser(3).onArrays(CHAIN, weights(w));
    w.values().forEach(values -> java.util.Arrays.fill(values, 0));
    assertThrows(IllegalArgumentException.class, () -> pressure.value(weights(w)));
    w.values().forEach(values -> values[0] = Float.NaN);
    assertThrows(IllegalArgumentException.class, () -> pressure.value(weights(w)));
    assertThrows(IllegalArgumentException.class, () -> new SpectralRegulariser(0));
    assertThrows(IllegalArgumentException.class, () -> new SpectralRegulariser(150).onArrays(CHAIN, weights(w)));
  }
}

package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.UnsolvedException;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
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
  void neuronsWithoutWeightsAndNetworksInPiecesHaveASpectrumAndAFiniteGradient() {
    Map<String, float[]> w = random(6, 5, 0); // five pieces
    for (int i = 0; i < 60 * 40; i++) {
      w.get("one.weight")[i] = i / 40 % 3 == 0 ? 0 : w.get("one.weight")[i]; // a third of b reads nothing
    }
    for (int i = 0; i < 50 * 60; i++) {
      w.get("two.weight")[i] = i % 60 % 3 == 0 ? 0 : w.get("two.weight")[i]; // nor is it read
    }
    ArrayPressure pressure = new SpectralRegulariser(6).onArrays(CHAIN, weights(w));
    assertTrue(Double.isFinite(pressure.value(weights(w))) && pressure.value(weights(w)) > .01, "four of six are 0: " + pressure.value(weights(w)));
    Map<String, float[]> gradients = new HashMap<>();
    w.forEach((name, values) -> gradients.put(name, new float[values.length]));
    pressure.addGradient(weights(w), gradients, 1);
    gradients.forEach((name, g) -> {
      for (int i = 0; i < g.length; i++) {
        assertTrue(Float.isFinite(g[i]), name + " " + i + ": " + g[i]);
        assertTrue(w.get(name)[i] != 0 || g[i] == 0, "no push on what is 0");
      }
    });
  }

  @Test
  void saysSoWhereEigenvaluesDoNotConverge() {
    // a path of 600 neurons: its smallest eigenvalues lie 1e-5 apart, more vectors apart than are tried
    int length = 600;
    WiringBuilder path = Wiring.builder().input("n0", 1);
    Map<String, WeightArray> ones = new HashMap<>();
    for (int i = 1; i < length; i++) {
      path.hidden("n" + i, 1).linear("c" + i, "n" + (i - 1), "n" + i);
      ones.put("c" + i + ".weight", new WeightArray(new int[] {1, 1}, new float[] {1}));
    }
    Wiring wiring = path.build();
    String told =
        assertThrows(UnsolvedException.class, () -> new LaplacianSpectrum(wiring, 3, 1e-9).value(Weights.of(ones))).getMessage();
    assertTrue(told.contains("3 smallest eigenvalues") && told.contains("600 neurons did not converge") && told.contains("'eigenvalues'"), told);
    // what is good enough for a gradient, a residual of 1e-2, came within 1e-3 of 1 - cos(pi k / 599) here
    double expected = 0;
    for (int k = 1; k <= 3; k++) {
      expected += 1 - Math.cos(Math.PI * k / (length - 1));
    }
    assertEquals(expected, new LaplacianSpectrum(wiring, 3).value(Weights.of(ones)), 1e-3);
  }

  @Test
  void refusesWhatHasNoSpectrum() {
    Map<String, float[]> w = random(1, 1, 1);
    ArrayPressure pressure = new SpectralRegulariser(3).onArrays(CHAIN, weights(w));
    w.values().forEach(values -> java.util.Arrays.fill(values, 0));
    String told = assertThrows(UnsolvedException.class, () -> pressure.value(weights(w))).getMessage();
    assertTrue(told.contains("all weights of the network are 0"), told);
    w.get("two.weight")[3] = Float.NaN;
    told = assertThrows(UnsolvedException.class, () -> pressure.value(weights(w))).getMessage();
    assertTrue(told.contains("connection 'two' has a weight that is not finite"), told);
    w.get("two.weight")[3] = Float.NEGATIVE_INFINITY;
    assertThrows(UnsolvedException.class, () -> pressure.value(weights(w)));
    assertThrows(IllegalArgumentException.class, () -> new SpectralRegulariser(0));
    assertThrows(IllegalArgumentException.class, () -> new SpectralRegulariser(150).onArrays(CHAIN, weights(w)));
  }
}

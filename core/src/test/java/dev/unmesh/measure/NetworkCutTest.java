package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.Graph;
import dev.unmesh.cluster.NormalisedCut;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NetworkCutTest {
  private static final Wiring CHAIN =
      Wiring.builder().input("a", 24).hidden("b", 30).hidden("c", 18).linear("one", "a", "b").linear("two", "b", "c").build();

  private static Weights weights(long seed, float across) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    CHAIN.connections().forEach(c -> {
      float[] w = new float[c.rows() * c.columns()];
      for (int i = 0; i < w.length; i++) {
        boolean within = i / c.columns() * 3 / c.rows() == i % c.columns() * 3 / c.columns();
        w[i] = (float) random.nextGaussian() * (within ? 1 : across);
      }
      weights.put(c.view().parameter(), new WeightArray(new int[] {c.rows(), c.columns()}, w));
    });
    return Weights.of(weights);
  }

  @Test
  void isTheShareOfEachPartsWeightThatIsCut() {
    // a square of weights 3, 1, 3, 1: two parts joined by the two edges of 1
    Graph square = Graph.builder(4).add(0, 1, 3).add(1, 2, 1).add(2, 3, 3).add(3, 0, 1).build();
    assertEquals(2 / 8.0 + 2 / 8.0, NormalisedCut.of(square, new int[] {0, 0, 1, 1}), 1e-12);
    assertEquals(0, NormalisedCut.of(square, new int[] {0, 0, 0, 0}), 1e-12);
    assertEquals(4, NormalisedCut.of(square, new int[] {0, 1, 2, 3}), 1e-12);
  }

  @Test
  void plantedPartsAreCutForNothingAndShuffledLayersAreNot() {
    NetworkCut apart = new NetworkCutMeasure(3, 20, 1, Progress.NONE).of(CHAIN, weights(1, 0));
    assertEquals(0, apart.nCut(), 1e-12);
    NullDistribution shuffled = apart.nullModel().orElseThrow();
    assertTrue(shuffled.z().orElseThrow() < -10, shuffled.toString());
    assertEquals(1 / 21.0, shuffled.p(), 1e-12);
  }

  @Test
  void networksWithoutPartsAreAsTheirShuffles() {
    for (long seed = 0; seed < 10; seed++) {
      NullDistribution shuffled = new NetworkCutMeasure(3, 20, seed, Progress.NONE).of(CHAIN, weights(seed, 1)).nullModel().orElseThrow();
      assertTrue(Math.abs(shuffled.z().orElseThrow()) < 4, "seed " + seed + ": " + shuffled);
    }
  }
}

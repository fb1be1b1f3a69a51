package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.Graph;
import dev.unmesh.cluster.NormalisedCut;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
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

  private static NetworkCut cut(long seed, Weights weights) {
    return new NetworkCutMeasure(3, 20, seed, 1, Progress.NONE).of(CHAIN, weights).orElseThrow();
  }

  @Test
  void plantedPartsAreCutForNothingAndShuffledLayersAreNot() {
    NetworkCut apart = cut(1, weights(1, 0));
    assertEquals(0, apart.nCut(), 1e-12);
    for (NullDistribution shuffled : List.of(apart.nullModel(), apart.scaleKeeping())) {
      assertTrue(shuffled.z().orElseThrow() < -10, shuffled.toString());
      assertEquals(1 / 21.0, shuffled.p(), 1e-12);
    }
  }

  @Test
  void networksWithoutPartsAreAsTheirShuffles() {
    for (long seed = 0; seed < 10; seed++) {
      NetworkCut cut = cut(seed, weights(seed, 1));
      assertTrue(Math.abs(cut.nullModel().z().orElseThrow()) < 4, "seed " + seed + ": " + cut);
      assertTrue(Math.abs(cut.scaleKeeping().z().orElseThrow()) < 4, "seed " + seed + ": " + cut);
    }
  }

  @Test
  void unevenNeuronsAloneLookUnmodularBesideShuffledLayersButNotWhereScalesAreKept() {
    double layers = 0;
    double scales = 0;
    for (long seed = 0; seed < 10; seed++) {
      NetworkCut cut = cut(seed, uneven(weights(seed, 1), seed));
      layers += cut.nullModel().z().orElseThrow() / 10;
      scales += cut.scaleKeeping().z().orElseThrow() / 10;
    }
    assertTrue(layers > 3, "mean z beside shuffled layers " + layers);
    assertTrue(Math.abs(scales) < 1, "mean z where scales are kept " + scales);
  }

  /** Every row and column times a factor of its own, from 1 to 400. */
  private static Weights uneven(Weights weights, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 1000);
    Map<String, WeightArray> scaled = new LinkedHashMap<>();
    CHAIN.connections().forEach(c -> {
      float[] w = weights.get(c.view().parameter()).values().clone();
      double[] rows = random.doubles(c.rows()).map(u -> Math.exp(6 * u)).toArray();
      double[] columns = random.doubles(c.columns()).map(u -> Math.exp(6 * u)).toArray();
      for (int i = 0; i < w.length; i++) {
        w[i] *= (float) (rows[i / c.columns()] * columns[i % c.columns()]);
      }
      scaled.put(c.view().parameter(), new WeightArray(new int[] {c.rows(), c.columns()}, w));
    });
    return Weights.of(scaled);
  }

  @Test
  void doesNotDependOnTheNumberOfThreads() {
    Weights weights = weights(4, .3f);
    assertEquals(cut(4, weights), new NetworkCutMeasure(3, 20, 4, 3, Progress.NONE).of(CHAIN, weights).orElseThrow());
  }

  @Test
  void leavesOutWhatIsTooLargeOrTooSmall() {
    NetworkCutMeasure measure = new NetworkCutMeasure(3, 2, 0, 1, Progress.NONE);
    Wiring large = Wiring.builder().input("a", 2500).output("b", 2001).linear("one", "a", "b").build();
    assertTrue(measure.of(large, Weights.of(Map.of())).isEmpty());
    Wiring pair = Wiring.builder().input("a", 5).output("b", 5).linear("one", "a", "b").build();
    float[] few = new float[25];
    assertTrue(measure.of(pair, Weights.of(Map.of("one.weight", new WeightArray(new int[] {5, 5}, few)))).isEmpty(), "no weights");
    few[7] = 1;
    assertTrue(measure.of(pair, Weights.of(Map.of("one.weight", new WeightArray(new int[] {5, 5}, few)))).isEmpty(), "two neurons");
    few[14] = 1;
    // three of its shuffles' neurons may share a row: still three parts, or as many as there are neurons
    NetworkCut cut = measure.of(pair, Weights.of(Map.of("one.weight", new WeightArray(new int[] {5, 5}, few)))).orElseThrow();
    assertEquals(2, cut.nCut(), 1e-12, "two edges, one of them cut in two");
    few[0] = Float.NaN;
    assertThrows(
        IllegalArgumentException.class, () -> measure.of(pair, Weights.of(Map.of("one.weight", new WeightArray(new int[] {5, 5}, few)))));
    assertThrows(IllegalArgumentException.class, () -> new NetworkCutMeasure(3, 0, 0, 1, Progress.NONE), "never without its null");
  }
}

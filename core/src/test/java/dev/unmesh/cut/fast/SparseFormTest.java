package dev.unmesh.cut.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SparseFormTest {
  private static final long SEED = 417;

  @Test
  void prunedNetsAnswerAsTheirDenseForm() {
    SplittableRandom random = new SplittableRandom(SEED);
    double largest = 0;
    for (int trial = 0; trial < 60; trial++) {
      RandomStack net =
          RandomStack.of(
              random, 1, new int[] {4 + random.nextInt(60), 20, 20, 2}, new boolean[] {true, true, true, true}, true, true,
              Activation.values()[trial % 3]);
      double kept = random.nextDouble(.3);
      for (DenseLayers.Layer layer : net.layers().layers()) {
        for (int w = 0; w < layer.weight().length; w++) {
          layer.weight()[w] = random.nextDouble() < kept ? layer.weight()[w] : 0;
        }
      }
      int count = 1 + random.nextInt(200);
      float[] examples = net.examples(random, count);
      try (Form sparse = new SparseForm(net.layers(), 200)) {
        double difference = Exact.difference(Exact.outputs(net.layers(), examples, count), sparse.outputs(examples, count));
        largest = Math.max(largest, difference);
        assertTrue(difference < 1e-5, () -> difference + " off, seed " + SEED);
      }
    }
    System.out.println("seed " + SEED + ": largest difference " + largest);
  }

  @Test
  void whatNothingReadsIsLeftOutAndConstantsGoToTheBiases() {
    // neuron 0 reads nothing, neuron 1 input 2, neuron 2 input 0 but is not read
    float[] first = {0, 0, 0, 0, 0, 2, 3, 0, 0};
    float[] second = {4, 5, 0};
    DenseLayers net =
        new DenseLayers(
            java.util.List.of(
                new DenseLayers.Layer("fc1.weight", 3, 3, first, new float[] {.5f, 0, 0}),
                new DenseLayers.Layer("fc2.weight", 3, 1, second, new float[] {1})),
            Activation.RELU);
    SparseLayers layers = SparseLayers.of(net);
    assertArrayEquals(new int[] {2}, layers.reads());
    assertEquals(1, layers.rows().get(0).rows());
    assertEquals(3, layers.rows().get(1).biases()[0]);
    try (Form sparse = new SparseForm(net, 1)) {
      assertEquals(2, sparse.size().multiplications());
      assertArrayEquals(new float[] {3 + 5 * 2 * 7}, sparse.outputs(new float[] {9, 9, 7}, 1));
    }
  }
}

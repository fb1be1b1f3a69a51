package dev.unmesh.cut.fast;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.wiring.CrossModule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every form against the formula in double precision, on random nets: modules of one size and of many, whole groups anywhere. */
class FormsTest {
  private static final long SEED = 20261121;
  private static final double CLOSE = 2e-5;

  @Test
  void allFormsAnswerAlike() {
    SplittableRandom random = new SplittableRandom(SEED);
    double largest = 0;
    int batched = 0;
    int sections = 0;
    for (int trial = 0; trial < 60; trial++) {
      boolean even = trial % 2 == 0;
      int modules = 1 + random.nextInt(5);
      RandomStack net = net(random, modules, even);
      int capacity = 1 + random.nextInt(40);
      List<Form> forms = new ArrayList<>();
      forms.add(new DenseForm(net.layers(), capacity, 1));
      forms.add(new MaskedForm(net.layers(), net.labels(), capacity, 2));
      forms.add(new PartsForm(net.layers(), net.labels(), capacity, 1));
      forms.add(new PartsForm(net.layers(), net.labels(), capacity, 2));
      forms.add(new ArrayForm(net.layers(), capacity));
      forms.add(new SparseForm(net.layers(), capacity));
      if (even) {
        forms.add(new BatchedForm(net.layers(), net.labels(), capacity, 1));
        batched++;
      }
      sections += net.labels().labels().stream().anyMatch(labels -> labels != null) ? 1 : 0;
      for (int count : new int[] {capacity, 1, (capacity + 1) / 2}) {
        float[] examples = net.examples(random, count);
        double[] exact = Exact.outputs(net.layers(), examples, count);
        for (Form form : forms) {
          double difference = Exact.difference(exact, form.outputs(examples, count));
          largest = Math.max(largest, difference);
          assertTrue(difference < CLOSE, () -> form.name() + " is " + difference + " off; " + net + ", seed " + SEED);
        }
      }
      forms.forEach(Form::close);
    }
    System.out.println("seed " + SEED + ": largest difference " + largest
        + " on 60 nets, " + sections + " divided, " + batched + " batched");
    assertTrue(sections > 40);
  }

  private static RandomStack net(SplittableRandom random, int modules, boolean even) {
    int depth = 1 + random.nextInt(4);
    int[] widths = new int[depth + 1];
    boolean[] whole = new boolean[depth + 1];
    for (int g = 0; g <= depth; g++) {
      widths[g] = even ? modules * (1 + random.nextInt(9)) : 1 + random.nextInt(40);
      whole[g] = random.nextInt(4) == 0;
    }
    return RandomStack.of(random, modules, widths, whole, even, random.nextBoolean(), Activation.values()[random.nextInt(3)]);
  }

  @Test
  void largeBlocksGoToAllCoresAndGiveTheSameBits() {
    SplittableRandom random = new SplittableRandom(SEED);
    RandomStack net =
        RandomStack.of(random, 3, new int[] {700, 120, 90, 10}, new boolean[] {false, false, false, true}, false, true, Activation.SILU);
    float[] examples = net.examples(random, 64);
    double[] exact = Exact.outputs(net.layers(), examples, 64);
    try (Form one = new PartsForm(net.layers(), net.labels(), 64, 1);
        Form two = new PartsForm(net.layers(), net.labels(), 64, 2)) {
      float[] outputs = one.outputs(examples, 64);
      double difference = Exact.difference(exact, outputs);
      assertTrue(difference < CLOSE, () -> "parts are " + difference + " off");
      for (int i = 0; i < 50; i++) {
        assertArrayEquals(outputs, two.outputs(examples, 64));
      }
    }
  }

  @Test
  void fourEqualBlocksTakeAQuarter() {
    RandomStack net =
        RandomStack.of(new SplittableRandom(SEED), 4, new int[] {64, 16, 16}, new boolean[3], true, false, Activation.RELU);
    try (Form dense = new DenseForm(net.layers(), 1, 1);
        Form parts = new PartsForm(net.layers(), net.labels(), 1, 1);
        Form masked = new MaskedForm(net.layers(), net.labels(), 1, 1)) {
      assertEquals(64 * 16 + 16 * 16, dense.size().multiplications());
      assertEquals(dense.size().multiplications() / 4, parts.size().multiplications());
      assertEquals(dense.size().parameters() / 4, parts.size().parameters());
      assertEquals(4 * dense.size().bytes(), masked.size().bytes());
    }
  }

  @Test
  void aWeightBetweenModulesIsRefused() {
    RandomStack net = RandomStack.of(new SplittableRandom(SEED), 2, new int[] {4, 4}, new boolean[2], true, false, Activation.RELU);
    net.layers().layers().get(0).weight()[cross(net)] = 1e-30f;
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new PartsForm(net.layers(), net.labels(), 1, 1));
    assertTrue(
        refused.getMessage().startsWith("'fc1.weight' has 1 weights between modules that are not 0 (the largest 1.0E-30)"),
        refused.getMessage());
  }

  private static int cross(RandomStack net) {
    for (int w = 0; w < 16; w++) {
      if (CrossModule.crosses(net.labels().labels().get(1), w / 4, net.labels().labels().get(0), w % 4)) {
        return w;
      }
    }
    throw new AssertionError("no weight crosses");
  }

  @Test
  void unevenModulesAreRefusedByTheBatchedProduct() {
    DenseLayers layer = new DenseLayers(List.of(new DenseLayers.Layer("fc1.weight", 3, 1, new float[3], null)), Activation.RELU);
    LayerLabels labels = new LayerLabels(2, Arrays.asList(new int[] {0, 1, 1}, null));
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> new BatchedForm(layer, labels, 1, 1));
    assertTrue(refused.getMessage().contains("module 1 has 2 neurons of a group, module 0 1; take parts instead"), refused.getMessage());
  }
}

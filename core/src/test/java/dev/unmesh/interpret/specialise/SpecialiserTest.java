package dev.unmesh.interpret.specialise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Specialisation where it was planted, where there is none, and where there is nothing to compare. */
class SpecialiserTest {
  private static final int DRAWS = 40;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void plantedModulesAreFoundToOwnTheirClasses() {
    Specialisation found = of(PlantedModules.partition(), PlantedModules.classes(240), DRAWS, 1);
    assertEquals(List.of("fc1", "fc2"), found.layers().stream().map(Specialisation.Layer::name).toList());
    assertEquals("fc2", found.ownersFrom());
    assertEquals(120, found.ownerExamples());
    assertEquals(120, found.damageExamples());
    for (Specialisation.Layer layer : found.layers()) {
      assertEquals(List.of(6, 6, 6, 6), layer.sizes());
      assertEquals(Math.log(4), layer.mutualInformation().value(), 1e-12);
      // neurons of one class each tell much of the class however they are split
      assertTrue(layer.mutualInformation().mean() < .7 * Math.log(4), "random " + layer.mutualInformation());
      // 8 classes, 4 modules, 8 pairs of them occur among 240 examples
      assertEquals(Math.log(4) + 3 / 480.0, layer.correctedInformation(), 1e-12);
      assertEquals(4, layer.owners().value(), 1e-12);
      assertEquals(1, layer.causalGap().value(), 1e-12);
      assertEquals(Arrays.stream(PlantedModules.OWNER).boxed().toList(), layer.ownerOf());
    }
    assertEquals(1, found.causalGap().value(), 1e-12);
    assertTrue(found.causalGap().mean() < .3, "random " + found.causalGap());
    assertTrue(found.causalGap().max() < .8, "random " + found.causalGap());
    assertEquals(1.0 / (1 + DRAWS), found.causalGap().p(), 1e-12);
    for (int c = 0; c < PlantedModules.CLASSES; c++) {
      assertEquals(
          new Specialisation.OwnedClass(PlantedModules.LABELS.get(c), PlantedModules.OWNER[c], 1, 1, 1, 0), found.classes().get(c));
    }
  }

  @Test
  void modulesWithAShareInEveryClassAreNotSpecialised() {
    int[] labels = IntStream.range(0, PlantedModules.HIDDEN).map(h -> h % PlantedModules.COPIES).toArray();
    Specialisation found = of(PlantedModules.partition(3, labels), PlantedModules.classes(240), DRAWS, 1);
    // every module has a third of every class: none is needed, and which answers most is chance
    assertEquals(0, found.causalGap().value(), 1e-12);
    assertTrue(found.causalGap().p() > .5, "p " + found.causalGap());
    assertTrue(found.layers().get(1).correctedInformation() < .05, "MI " + found.layers().get(1));
  }

  @Test
  void noiseTellsNothing() {
    SplittableRandom random = new SplittableRandom(9);
    int[] classes = random.ints(2000, 0, PlantedModules.CLASSES).toArray();
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(classes)) {
      SplittableRandom noise = new SplittableRandom(10);
      float[] weights = new float[PlantedModules.HIDDEN * PlantedModules.CLASSES];
      for (int i = 0; i < weights.length; i++) {
        weights[i] = (float) noise.nextDouble();
      }
      // inputs that have nothing to do with the class: the strong one is dealt out again
      int[] dealt = noise.ints(classes.length, 0, PlantedModules.CLASSES).toArray();
      Tensors.write(network.parameters().get("fc1.weight"), weights);
      try (Dataset shuffled = PlantedModules.data(dealt);
          Dataset mixed = new Dataset(new Examples(shuffled.examples().inputs(), data.examples().targets()))) {
        Specialisation found =
            new Specialiser(network, mixed, PlantedModules.LABELS).of(PlantedModules.partition(), "", DRAWS, 1, share -> {});
        Specialisation.Layer layer = found.layers().get(0);
        assertEquals(0, layer.mutualInformation().value(), .015);
        assertEquals(0, layer.correctedInformation(), .01);
        assertEquals(0, found.causalGap().value(), .1);
      }
    }
  }

  @Test
  void theSeedDecidesTheDrawsAndNothingElse() {
    int[] classes = PlantedModules.classes(80);
    Specialisation one = of(PlantedModules.partition(), classes, 6, 1);
    assertEquals(one, of(PlantedModules.partition(), classes, 6, 1));
    Specialisation other = of(PlantedModules.partition(), classes, 6, 2);
    assertNotEquals(one.causalGap().mean(), other.causalGap().mean());
    assertEquals(one.classes(), other.classes());
  }

  @Test
  void weightsStayAsTheyAreAndProgressEnds() {
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(PlantedModules.classes(80))) {
      float[] before = network.weights().get("fc2.weight").values().clone();
      List<Double> shares = new ArrayList<>();
      new Specialiser(network, data, PlantedModules.LABELS).of(PlantedModules.partition(), "planted", 2, 1, shares::add);
      assertArrayEquals(before, network.weights().get("fc2.weight").values());
      assertEquals(1, shares.get(shares.size() - 1), 1e-12);
      assertEquals(3 * 3 * 4, shares.size());
    }
  }

  @Test
  void oneModuleHasNoOtherToCompareWith() {
    Specialisation found = of(PlantedModules.partition(1, new int[PlantedModules.HIDDEN]), PlantedModules.classes(80), 3, 1);
    Specialisation.Layer layer = found.layers().get(0);
    assertEquals(new Controlled(0, 0, 0, 0, 1, List.of(0., 0., 0.)), layer.mutualInformation());
    assertEquals(new Controlled(1, 1, 0, 1, 1, List.of(1., 1., 1.)), layer.owners());
    assertEquals(Controlled.NONE, layer.causalGap());
    assertEquals(Controlled.NONE, found.causalGap());
    // with all neurons off every logit is 0, and the first class is the answer to everything
    assertEquals(new Specialisation.OwnedClass("class 0", 0, 1, 1, 0, Double.NaN), found.classes().get(0));
    assertEquals(new Specialisation.OwnedClass("class 3", 0, 1, 1, 1, Double.NaN), found.classes().get(3));
  }

  @Test
  void anEmptyModuleOwnsNothingAndIsNoRival() {
    int[] shifted = IntStream.range(0, PlantedModules.HIDDEN).map(h -> PlantedModules.OWNER[h / PlantedModules.COPIES] + 1).toArray();
    Specialisation found = of(PlantedModules.partition(6, shifted), PlantedModules.classes(240), DRAWS, 1);
    assertEquals(List.of(0, 6, 6, 6, 6, 0), found.layers().get(0).sizes());
    Specialisation four = of(PlantedModules.partition(), PlantedModules.classes(240), DRAWS, 1);
    assertEquals(four.causalGap(), found.causalGap());
    assertEquals(four.layers().get(1).mutualInformation().value(), found.layers().get(1).mutualInformation().value(), 1e-12);
    assertEquals(4, found.layers().get(1).owners().value(), 1e-12);
  }

  @Test
  void examplesThatExciteNothingGoToAModuleThatIsThere() {
    int[] labels = IntStream.range(0, PlantedModules.HIDDEN).map(h -> h < 3 ? -1 : h < 12 ? 1 : 2).toArray();
    try (Network network = PlantedModules.network();
        Dataset data =
            new Dataset(
                new Examples(
                    new FloatInputs(4, new int[] {PlantedModules.CLASSES}, new float[4 * PlantedModules.CLASSES]),
                    PlantedModules.data(0, 1, 0, 1).examples().targets()))) {
      Specialisation found =
          new Specialiser(network, data, PlantedModules.LABELS).of(PlantedModules.partition(3, labels), "", 2, 1, share -> {});
      assertEquals(List.of(1, 1, -1, -1, -1, -1, -1, -1), found.layers().get(0).ownerOf());
      assertEquals(List.of(0, 9, 12), found.layers().get(0).sizes());
    }
  }

  @Test
  void aClassWithoutExamplesIsLeftOut() {
    Specialisation found = of(PlantedModules.partition(), PlantedModules.classes(240, 3, 5), DRAWS, 1);
    assertEquals(1, found.causalGap().value(), 1e-12);
    Specialisation.OwnedClass missing = found.classes().get(3);
    assertEquals(new Specialisation.OwnedClass("class 3", -1, Double.NaN, Double.NaN, Double.NaN, Double.NaN), missing);
    // two classes each for modules 2 and 1, one each for 0 and 3
    assertEquals(Math.exp(2 * Math.log(3) / 3 + 2 * Math.log(6) / 6), found.layers().get(1).owners().value(), 1e-12);
    // a single example tells who owns its class, but leaves none to measure damage on
    int[] one = IntStream.concat(Arrays.stream(PlantedModules.classes(240, 3, 5)), IntStream.of(3)).toArray();
    Specialisation.OwnedClass single = of(PlantedModules.partition(), one, DRAWS, 1).classes().get(3);
    assertEquals(new Specialisation.OwnedClass("class 3", 0, 1, Double.NaN, Double.NaN, Double.NaN), single);
  }

  @Test
  void whatCannotBeMeasuredIsRefused() {
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(PlantedModules.classes(16));
        Dataset values = new Dataset(new Examples(data.examples().inputs(), new ValueTargets(16, 8, new float[128])))) {
      assertThrows(IllegalArgumentException.class, () -> new Specialiser(network, values, PlantedModules.LABELS));
      Specialiser specialiser = new Specialiser(network, data, PlantedModules.LABELS);
      assertThrows(IllegalArgumentException.class, () -> specialiser.of(PlantedModules.partition(), "", 0, 1, share -> {}));
      Partition outputs = new Partition(2, Map.of("output", new int[PlantedModules.CLASSES]));
      assertThrows(IllegalArgumentException.class, () -> specialiser.of(outputs, "", 2, 1, share -> {}));
      Partition small = new Partition(2, Map.of("fc1", new int[3]));
      assertThrows(IllegalArgumentException.class, () -> specialiser.of(small, "", 2, 1, share -> {}));
      float[] weights = Tensors.floats(network.parameters().get("fc1.weight"));
      weights[0] = Float.NaN;
      Tensors.write(network.parameters().get("fc1.weight"), weights);
      Partition planted = PlantedModules.partition();
      String message =
          assertThrows(IllegalArgumentException.class, () -> specialiser.of(planted, "", 2, 1, share -> {})).getMessage();
      assertTrue(message.contains("fc1") && message.contains("NaN"), message);
    }
  }

  @Test
  void networksThatAreNoChainAreRefused() {
    TransformerOptions options =
        new TransformerOptions(8, 1, 2, 0, 12, Activation.RELU, true, false, true, true, false, TransformerOptions.Readout.LAST);
    NetworkShape shape = new NetworkShape(new int[] {3}, 5, PlantedModules.CLASSES, List.of(), PlantedModules.LABELS);
    try (Network network = options.blueprint(shape).build(0);
        Dataset data = PlantedModules.data(PlantedModules.classes(16))) {
      assertThrows(IllegalArgumentException.class, () -> new Specialiser(network, data, PlantedModules.LABELS));
    }
  }

  private static Specialisation of(Partition partition, int[] classes, int draws, long seed) {
    try (Network network = PlantedModules.network();
        Dataset data = PlantedModules.data(classes)) {
      return new Specialiser(network, data, PlantedModules.LABELS).of(partition, "planted", draws, seed, share -> {});
    }
  }
}

package dev.unmesh.cut.certify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cut.Boundary;
import dev.unmesh.measure.Progress;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.ByteInputs;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.Examples;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A cut's certificate on random pixels, where all can be looked at. */
class CertificationTest {
  private static final int INPUTS = 12;
  private static final int OUTPUTS = 3;
  private static final CertificateOptions OPTIONS = new CertificateOptions(List.of(0.0, 1 / 255.0, 8 / 255.0), 10);

  private final Blueprint network =
      new MlpOptions(0, List.of(8, 6), true, Activation.RELU, Layout.LINE, Layout.LINE, false, true)
          .blueprint(new NetworkShape(new int[] {INPUTS}, OUTPUTS, List.of(), List.of()));
  private final Weights weights = Weights.of(network.initialWeights(3));
  private final Partition partition =
      new Partition(2, Map.of("fc1", new int[] {0, 0, 0, 0, 0, 1, 1, 1}, "fc2", new int[] {0, 0, 1, 1, 1, 1}));
  private final Pixels task = Pixels.random(40);

  /** Grey pixels, scaled as MNIST's are. */
  private record Pixels(Examples test) implements Task {
    static Pixels random(int count) {
      SplittableRandom random = new SplittableRandom(5);
      byte[] pixels = new byte[count * INPUTS];
      random.nextBytes(pixels);
      int[] labels = random.ints(count, 0, OUTPUTS).toArray();
      return new Pixels(
          new Examples(
              new ByteInputs(count, new int[] {INPUTS}, pixels, new float[] {.1307f}, new float[] {.3081f}), new ClassTargets(OUTPUTS, labels)));
    }

    @Override
    public String name() {
      return "pixels";
    }

    @Override
    public int[] inputShape() {
      return new int[] {INPUTS};
    }

    @Override
    public int outputs() {
      return OUTPUTS;
    }

    @Override
    public List<String> inputLabels() {
      return List.of();
    }

    @Override
    public List<String> outputLabels() {
      return List.of("a", "b", "c");
    }

    @Override
    public Loss loss() {
      return Loss.CROSS_ENTROPY;
    }

    @Override
    public Examples train() {
      return test;
    }

    @Override
    public List<DataSource> sources() {
      return List.of();
    }
  }

  private Certification certification(Weights of) {
    return Certification.of(network, of, partition, Boundary.unchanged(INPUTS, OUTPUTS), task, OPTIONS);
  }

  private CrossModule cross() {
    return CrossModule.of(network.wiring(), partition, name -> weights.get(name).values().length);
  }

  @Test
  void saysTheSameOnAnyNumberOfThreads() {
    Certificate one = certification(weights).run(1, Progress.NONE);
    Certificate three = certification(weights).run(3, Progress.NONE);
    assertEquals(CertificateText.of(one, task.outputLabels()), CertificateText.of(three, task.outputLabels()));
    assertArrayEquals(one.whole().near().get(2).bound(), three.whole().near().get(2).bound());
    assertEquals(10, one.examples());
    assertEquals(cross().live(weights), one.whole().weights());
  }

  @Test
  void whatIsFoundGrowsWithEpsilonAndStaysWithinWhatIsProven() {
    Certificate certificate = certification(weights).run(1, Progress.NONE);
    for (Certificate.Effect effect : List.of(certificate.whole(), certificate.modules().get(0), certificate.modules().get(1))) {
      double[] before = new double[OUTPUTS];
      for (Certificate.Near near : effect.near()) {
        for (int i = 0; i < OUTPUTS; i++) {
          assertTrue(near.plain()[i] <= near.found()[i] && near.found()[i] <= near.bound()[i]);
          assertTrue(near.median()[i] <= near.bound()[i] && near.bound()[i] <= effect.everywhere().bound()[i]);
          assertTrue(near.found()[i] >= before[i]);
        }
        assertTrue(near.unchanged() + near.changed() <= 1);
        before = near.found();
      }
    }
    Certificate.Near here = certificate.whole().near().get(0);
    assertEquals(1, here.tightness(), .01, "with an epsilon of 0 there is nothing to bound");
    assertEquals(1, here.original());
  }

  /** The next grey level, either way, is within 1/255. */
  @Test
  void aGreyLevelIsAGreyLevel() {
    Domain domain = Domain.of(task);
    float[] table = ((ByteInputs) task.test().inputs()).table(0);
    for (int b = 0; b < 256; b++) {
      double[] centre = new double[INPUTS];
      Arrays.fill(centre, table[b]);
      Box box = domain.around(centre, 1 / 255.0);
      // the table's own rounding, twice: thousands of times less than a level
      double rounding = 8 * 0x1p-24 * (1 / .3081 + Math.abs(table[b]) + 1 / 255.0 / .3081);
      assertEquals(b > 0 ? table[b - 1] : table[0], box.low()[0], rounding);
      assertEquals(b < 255 ? table[b + 1] : table[255], box.high()[0], rounding);
      assertTrue(box.low()[0] <= table[Math.max(0, b - 1)] && table[Math.min(255, b + 1)] <= box.high()[0]);
    }
  }

  @Test
  void withoutCrossModuleWeightsOnlyFloatsCanDiffer() {
    Weights clean = cross().without(weights);
    Certificate certificate = certification(clean).run(1, Progress.NONE);
    assertEquals(0, certificate.whole().weights());
    assertEquals(2, certificate.modules().size());
    for (Certificate.Near near : certificate.whole().near()) {
      assertArrayEquals(new double[OUTPUTS], near.found());
      for (int i = 0; i < OUTPUTS; i++) {
        assertEquals(near.slack()[i], near.bound()[i], 1e-18);
        assertTrue(near.slack()[i] > 0 && near.slack()[i] < 1e-4);
      }
      assertEquals(near.original(), near.unchanged());
    }
    assertTrue(CertificateText.of(certificate, task.outputLabels()).get(0).startsWith("certificate: proven to be one function"));
  }

  /** Two of three modules have weights between them: removing what touches the third does nothing. */
  @Test
  void aModuleWithoutCrossModuleWeightsMovesNothing() {
    Partition three = new Partition(3, Map.of("fc1", new int[] {0, 0, 0, 1, 1, 1, 2, 2}, "fc2", new int[] {0, 0, 1, 1, 2, 2}));
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    weights.names().forEach(name -> arrays.put(name, weights.get(name)));
    float[] fc2 = weights.get("fc2.weight").values().clone();
    for (int row = 0; row < 6; row++) {
      for (int column = 0; column < 8; column++) {
        boolean third = row >= 4 ^ column >= 6;
        fc2[row * 8 + column] = third ? 0 : fc2[row * 8 + column];
      }
    }
    arrays.put("fc2.weight", new WeightArray(new int[] {6, 8}, fc2));
    Certificate certificate =
        Certification.of(network, Weights.of(arrays), three, Boundary.unchanged(INPUTS, OUTPUTS), task, OPTIONS).run(1, Progress.NONE);
    assertEquals(12, certificate.whole().weights());
    assertEquals(List.of(12L, 12L, 0L), certificate.modules().stream().map(Certificate.Effect::weights).toList());
    assertArrayEquals(new double[OUTPUTS], certificate.modules().get(2).near().get(2).found());
  }

  /** A network that keeps inputs and outputs in another order is the same function of the task's. */
  @Test
  void ordersOfInputsAndOutputsDoNotMatter() {
    int[] inputs = {3, 1, 0, 2, 11, 10, 9, 8, 7, 6, 5, 4};
    int[] outputs = {2, 0, 1};
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    weights.names().forEach(name -> arrays.put(name, weights.get(name)));
    float[] fc1 = new float[8 * INPUTS];
    float[] fc3 = new float[OUTPUTS * 6];
    float[] bias = new float[OUTPUTS];
    for (int row = 0; row < 8; row++) {
      for (int place = 0; place < INPUTS; place++) {
        fc1[row * INPUTS + place] = weights.get("fc1.weight").values()[row * INPUTS + inputs[place]];
      }
    }
    for (int place = 0; place < OUTPUTS; place++) {
      System.arraycopy(weights.get("fc3.weight").values(), outputs[place] * 6, fc3, place * 6, 6);
      bias[place] = weights.get("fc3.bias").values()[outputs[place]];
    }
    arrays.put("fc1.weight", new WeightArray(new int[] {8, INPUTS}, fc1));
    arrays.put("fc3.weight", new WeightArray(new int[] {OUTPUTS, 6}, fc3));
    arrays.put("fc3.bias", new WeightArray(new int[] {OUTPUTS}, bias));
    Certificate moved =
        Certification.of(network, Weights.of(arrays), partition, new Boundary(inputs, outputs), task, OPTIONS).run(1, Progress.NONE);
    Certificate plain = certification(weights).run(1, Progress.NONE);
    for (int e = 0; e < 3; e++) {
      assertArrayEquals(plain.whole().near().get(e).bound(), moved.whole().near().get(e).bound(), 1e-9);
      assertArrayEquals(plain.whole().near().get(e).plain(), moved.whole().near().get(e).plain(), 1e-9);
    }
  }

  @Test
  void whatProgressThrowsEndsIt() {
    Progress stop = (what, done, of) -> {
      if (done == 3) {
        throw new IllegalStateException("stopped");
      }
    };
    assertThrows(IllegalStateException.class, () -> certification(weights).run(2, stop));
  }

  @Test
  void refusesByName() {
    Blueprint transformer = new TransformerOptions().blueprint(new NetworkShape(new int[] {4}, 5, 5, List.of(), List.of()));
    IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> Refusal.stages(transformer));
    assertTrue(refused.getMessage().contains("softmax"), refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> new CertificateOptions(List.of(-1e-9), 1));
    assertThrows(IllegalArgumentException.class, () -> new CertificateOptions(List.of(Double.NaN), 1));
    assertThrows(IllegalArgumentException.class, () -> new CertificateOptions(List.of(), 1));
    assertThrows(IllegalArgumentException.class, () -> new CertificateOptions(List.of(.1), 0));
  }

  @Test
  void epsilonsAreNumbersOrFractions() {
    assertEquals(List.of(1 / 255.0, 2 / 255.0, .01), CertificateOptions.epsilons("1/255, 2/255,0.01"));
    for (String wrong : List.of("", "1/2/3", "one", "1/255,", "/255")) {
      IllegalArgumentException no = assertThrows(IllegalArgumentException.class, () -> CertificateOptions.epsilons(wrong), wrong);
      assertTrue(no.getMessage().contains("1/255 or 0.01"));
    }
    assertEquals("2/255", CertificateText.epsilon(2 / 255.0));
    assertEquals("0.01", CertificateText.epsilon(.01));
  }
}

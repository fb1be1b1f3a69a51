package dev.unmesh.interpret;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Targets;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Dataset;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A network made by hand, each of its four modules answering for one class, gives the accuracies one can tell beforehand. */
class AblatorTest {
  private static final int CLASSES = 4;
  private static final int BLOCK = 3;
  private static final int HIDDEN = CLASSES * BLOCK;
  private static final int EXAMPLES = 40;
  private static final List<String> LABELS = List.of("a", "b", "c", "d");

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void everyModuleAnswersForItsClass() {
    try (Network network = blocks();
        Dataset data = new Dataset(examples(new ClassTargets(CLASSES, classes())))) {
      Map<String, float[]> before = copy(network);
      Ablation ablation = new Ablator(network, data, LABELS, partition(), List.of("fc2")).run(60, 1, share -> {});
      assertEquals("accuracy", ablation.metric());
      assertEquals(1, ablation.whole().overall());
      for (int module = 0; module < CLASSES; module++) {
        Ablation.Effect off = ablation.of(ModuleMask.OFF).get(module);
        assertEquals(.4375, off.silenced());
        assertEquals(.75, off.scores().overall());
        assertArrayEquals(except(module, 0, 1), off.scores().each());
        Ablation.Effect on = ablation.of(ModuleMask.ON).get(module);
        assertEquals(.9375, on.silenced());
        assertEquals(.25, on.scores().overall());
        assertArrayEquals(except(module, 1, 0), on.scores().each());
        Ablation.Effect rows = ablation.of(ModuleMask.ROWS_OFF).get(module);
        assertEquals(.25, rows.silenced());
        assertArrayEquals(except(module, 0, 1), rows.scores().each());
        // three random rows of twelve take a class with them only if they are its three: 4 chances in C(12, 3) = 220
        assertTrue(rows.control().overall() > .97, "control " + rows.control().overall());
        assertTrue(on.controlSd().overall() > 0);
      }
      assertSame(before, network);
    }
  }

  @Test
  void controlsComeFromTheSeedAndMayBeLeftOut() {
    try (Network network = blocks();
        Dataset data = new Dataset(examples(new ClassTargets(CLASSES, classes())))) {
      Ablator ablator = new Ablator(network, data, LABELS, partition(), List.of("fc2"));
      List<Double> shares = new ArrayList<>();
      Scores one = ablator.run(5, 1, shares::add).of(ModuleMask.OFF).get(0).control();
      assertEquals(1, shares.get(shares.size() - 1), 1e-12);
      assertArrayEquals(one.each(), ablator.run(5, 1, share -> {}).of(ModuleMask.OFF).get(0).control().each());
      Ablation.Effect none = ablator.run(0, 1, share -> {}).of(ModuleMask.OFF).get(0);
      assertTrue(Double.isNaN(none.control().overall()) && Double.isNaN(none.controlSd().overall()));
      assertEquals(.75, none.scores().overall());
    }
  }

  @Test
  void valuesAreScoredByTheirSquaredError() {
    try (Network network = blocks();
        Dataset data = new Dataset(examples(new ValueTargets(EXAMPLES, CLASSES, inputs())))) {
      // the network puts out BLOCK times each input: with fc3 scaled down it is the identity
      float[] last = Tensors.floats(network.parameters().get("fc3.weight"));
      for (int i = 0; i < last.length; i++) {
        last[i] /= BLOCK;
      }
      Tensors.write(network.parameters().get("fc3.weight"), last);
      Ablation ablation = new Ablator(network, data, LABELS, partition(), List.of("fc2")).run(2, 1, share -> {});
      assertEquals("mse", ablation.metric());
      assertEquals(0, ablation.whole().overall(), 1e-12);
      // a silenced output misses its input's mean square: 1 for a quarter of the examples, .1 for the rest
      double lost = (1 + 3 * .01) / 4;
      for (int module = 0; module < CLASSES; module++) {
        Scores off = ablation.of(ModuleMask.OFF).get(module).scores();
        assertArrayEquals(except(module, lost, 0), off.each(), 1e-6);
        assertEquals(lost / 4, off.overall(), 1e-6);
        assertArrayEquals(except(module, 0, lost), ablation.of(ModuleMask.ON).get(module).scores().each(), 1e-6);
      }
    }
  }

  @Test
  void channelsTakeTheirBlocksOfColumnsAlong() {
    ConvNetOptions options = new ConvNetOptions(List.of(new ConvBlock(4, 3, 1, true, true, 2)), List.of(8), true, Activation.RELU, List.of(.5));
    int[] shape = {1, 4, 4};
    try (Network network = build(options, shape);
        Dataset data =
            new Dataset(new Examples(new FloatInputs(10, shape, new float[160]), new ClassTargets(CLASSES, new int[10])))) {
      Map<String, float[]> before = copy(network);
      Partition partition = new Partition(4, Map.of("conv1", new int[] {0, 1, 2, 3}, "fc1", new int[] {0, 0, 1, 1, 2, 2, 3, 3}));
      Ablation ablation = new Ablator(network, data, LABELS, partition, List.of("fc1")).run(2, 1, share -> {});
      for (ModuleMask mask : ModuleMask.values()) {
        double share = mask == ModuleMask.OFF ? .4375 : mask == ModuleMask.ON ? .9375 : .25;
        ablation.of(mask).forEach(effect -> assertEquals(share, effect.silenced()));
      }
      assertTrue(Double.isNaN(ablation.whole().each()[1]), "a class without examples has no accuracy");
      assertSame(before, network);
      assertThrows(
          IllegalArgumentException.class, () -> new Ablator(network, data, LABELS, partition, List.of("fc2")), "fc2 ends in a whole group");
    }
  }

  @Test
  void neuronsOfNoModuleAreNeverSilenced() {
    Partition partition = new Partition(2, Map.of("fc1", new int[] {0, 1, -1}, "fc2", new int[] {0, -1, 1}));
    PairPartition pair =
        new PairPartition(2, partition.labels("fc2").orElseThrow(), partition.labels("fc1").orElseThrow());
    assertArrayEquals(new float[] {0, 0, 0, 0, 1, 1, 0, 1, 1}, ModuleMask.OFF.of(pair, 0));
    assertArrayEquals(new float[] {1, 0, 1, 1, 0, 1, 0, 0, 0}, ModuleMask.ON.of(pair, 0));
    assertArrayEquals(new float[] {0, 0, 0, 1, 1, 1, 1, 1, 1}, ModuleMask.ROWS_OFF.of(pair, 0));
  }

  /** Input c feeds the neurons of block c, block c feeds block c, and those sum up to output c. */
  private static Network blocks() {
    MlpOptions options = new MlpOptions(List.of(HIDDEN, HIDDEN), false, Activation.RELU, Layout.LINE, Layout.LINE, false);
    Network network = build(options, new int[] {CLASSES});
    float[] in = new float[HIDDEN * CLASSES];
    float[] middle = new float[HIDDEN * HIDDEN];
    float[] out = new float[CLASSES * HIDDEN];
    for (int h = 0; h < HIDDEN; h++) {
      in[h * CLASSES + h / BLOCK] = 1;
      middle[h * HIDDEN + h] = 1;
      out[h / BLOCK * HIDDEN + h] = 1;
    }
    Tensors.write(network.parameters().get("fc1.weight"), in);
    Tensors.write(network.parameters().get("fc2.weight"), middle);
    Tensors.write(network.parameters().get("fc3.weight"), out);
    return network;
  }

  private static Network build(NetworkOptions options, int[] inputs) {
    return options.blueprint(new NetworkShape(inputs, CLASSES, List.of(), LABELS)).build(0);
  }

  private static Partition partition() {
    int[] labels = new int[HIDDEN];
    Arrays.setAll(labels, i -> i / BLOCK);
    return new Partition(CLASSES, Map.of("fc1", labels, "fc2", labels));
  }

  private static Examples examples(Targets targets) {
    return new Examples(new FloatInputs(EXAMPLES, new int[] {CLASSES}, inputs()), targets);
  }

  private static int[] classes() {
    int[] classes = new int[EXAMPLES];
    Arrays.setAll(classes, i -> i % CLASSES);
    return classes;
  }

  /** 1 at the example's class, .1 elsewhere. */
  private static float[] inputs() {
    float[] inputs = new float[EXAMPLES * CLASSES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i % CLASSES == i / CLASSES % CLASSES ? 1 : .1f;
    }
    return inputs;
  }

  private static double[] except(int module, double there, double elsewhere) {
    double[] values = new double[CLASSES];
    Arrays.fill(values, elsewhere);
    values[module] = there;
    return values;
  }

  private static Map<String, float[]> copy(Network network) {
    Map<String, float[]> copy = new LinkedHashMap<>();
    network.weights().names().forEach(name -> copy.put(name, network.weights().get(name).values().clone()));
    return copy;
  }

  private static void assertSame(Map<String, float[]> before, Network network) {
    before.forEach((name, values) -> assertArrayEquals(values, network.weights().get(name).values(), name));
  }
}

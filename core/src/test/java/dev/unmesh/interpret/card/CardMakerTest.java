package dev.unmesh.interpret.card;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.Task;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.LibTorchForward;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What modules add to outputs, where it was planted and on random networks. */
class CardMakerTest {
  private static final int CLASSES = 4;
  private static final int COPIES = 4;
  private static final List<String> LABELS = List.of("a", "b", "c", "d");

  record Given(int[] inputShape, int outputs, List<String> outputLabels, Loss loss, Examples test) implements Task {
    @Override
    public String name() {
      return "given";
    }

    @Override
    public List<String> inputLabels() {
      return List.of();
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

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  private static Given task(Inputs inputs, Targets targets, int outputs) {
    Loss loss = targets instanceof ClassTargets ? Loss.CROSS_ENTROPY : Loss.MEAN_SQUARED_ERROR;
    return new Given(inputs.shape(), outputs, outputs == CLASSES ? LABELS : List.of(), loss, new Examples(inputs, targets));
  }

  // each hidden neuron passes one class's input on; classes a and b are module 1's, c and d module 0's
  private static final Blueprint PLANTED =
      new MlpOptions(List.of(CLASSES * COPIES), true, Activation.RELU, Layout.LINE, Layout.LINE, false)
          .blueprint(new NetworkShape(new int[] {CLASSES}, CLASSES, List.of(), LABELS));

  private static Weights planted() {
    int hidden = CLASSES * COPIES;
    float[] in = new float[hidden * CLASSES];
    float[] out = new float[CLASSES * hidden];
    for (int h = 0; h < hidden; h++) {
      in[h * CLASSES + h / COPIES] = 1;
      out[h / COPIES * hidden + h] = .25f;
    }
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    weights.put("fc1.weight", new WeightArray(new int[] {hidden, CLASSES}, in));
    weights.put("fc1.bias", new WeightArray(new int[] {hidden}, new float[hidden]));
    weights.put("fc2.weight", new WeightArray(new int[] {CLASSES, hidden}, out));
    weights.put("fc2.bias", new WeightArray(new int[] {CLASSES}, new float[] {.1f, 0, 0, 0}));
    return Weights.of(weights);
  }

  @Test
  void aCardSaysWhatAModuleRaises() {
    int[] classes = IntStream.range(0, 200).map(i -> i % CLASSES).toArray();
    float[] inputs = new float[classes.length * CLASSES];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = i % CLASSES == classes[i / CLASSES] ? 1 + .001f * (i / CLASSES) : 0;
    }
    Task task = task(new FloatInputs(classes.length, new int[] {CLASSES}, inputs), new ClassTargets(CLASSES, classes), CLASSES);
    Partition partition = new Partition(2, Map.of("fc1", IntStream.range(0, CLASSES * COPIES).map(h -> h < 8 ? 1 : 0).toArray()));
    try (Network network = PLANTED.build(0); LibTorchForward pass = new LibTorchForward(network)) {
      ModuleCards cards = new CardMaker(new Subject(PLANTED.wiring(), planted(), pass, task), planted(), partition).of(30, 3, 7, share -> {});
      assertEquals("accuracy", cards.metric());
      assertEquals("fc2", cards.joint());
      assertEquals(1, cards.whole(), 1e-12);
      ModuleCard second = cards.cards().get(1);
      assertEquals(List.of(new ModuleCard.GroupSize("fc1", 8)), second.neurons());
      assertEquals(8 * CLASSES + 8 + CLASSES * 8, second.parameters());
      // its own two classes; the others' inputs excite nothing, and the bias says a
      assertEquals(.5, second.alone().value(), 1e-12);
      assertEquals(.75, second.without().value(), 1e-12, "c and d, and a by the bias");
      assertEquals(.75, cards.cards().get(0).alone().value(), 1e-12);
      assertTrue(second.without().mean() > .9, "four copies of each: random halves are not missed " + second.without());
      double[] excess = second.effects().stream().mapToDouble(ModuleCard.Effect::own).toArray();
      double inputsMean = 1 + .001 * 98;
      assertEquals(.75 * inputsMean, excess[0], 1e-4, "its logit less the mean of four");
      assertEquals(0, excess[2], 1e-6);
      assertEquals("b", second.strongest().get(0).label());
      assertEquals(1.197, second.strongest().get(0).score(), 1e-4);
      assertEquals(0, second.weakest().get(0).score(), 1e-6);
      assertEquals(3, second.strongest().size());
    }
  }

  @Test
  void contributionsAddUpToTheOutputs() {
    for (long seed = 0; seed < 6; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      Blueprint blueprint =
          new MlpOptions(List.of(9, 12), true, Activation.SILU, Layout.LINE, Layout.LINE, false)
              .blueprint(new NetworkShape(new int[] {5}, 3, List.of(), List.of()));
      Partition partition =
          new Partition(3, Map.of("fc1", random.ints(9, 0, 3).toArray(), "fc2", random.ints(12, 0, 3).toArray()));
      Weights weights = cut(blueprint, partition, seed);
      float[] values = new float[40 * 5];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextGaussian();
      }
      FloatInputs inputs = new FloatInputs(40, new int[] {5}, values);
      adds(blueprint, weights, partition, inputs, 3, seed);
    }
  }

  @Test
  void ofTransformersToo() {
    Blueprint blueprint =
        new TransformerOptions(8, 1, 2, 0, 6, Activation.RELU, false, false, true, true, false, TransformerOptions.Readout.LAST)
            .blueprint(new NetworkShape(new int[] {3}, 5, 4, List.of(), List.of()));
    Map<String, int[]> labels = new LinkedHashMap<>();
    blueprint.wiring().groups().stream()
        .filter(group -> group.role() == dev.unmesh.wiring.Role.HIDDEN)
        .forEach(group -> labels.put(group.name(), IntStream.range(0, group.size()).map(i -> i * 2 / group.size()).toArray()));
    Partition partition = new Partition(2, labels);
    SplittableRandom random = new SplittableRandom(3);
    TokenInputs inputs = new TokenInputs(20, 3, 5, random.ints(60, 0, 5).toArray());
    adds(blueprint, cut(blueprint, partition, 3), partition, inputs, 4, 3);
  }

  private static Weights cut(Blueprint blueprint, Partition partition, long seed) {
    Map<String, WeightArray> initial = blueprint.initialWeights(seed);
    return CrossModule.of(blueprint.wiring(), partition, name -> initial.get(name).size()).without(Weights.of(initial));
  }

  private static void adds(Blueprint blueprint, Weights weights, Partition partition, Inputs inputs, int outputs, long seed) {
    try (Network network = blueprint.build(seed); LibTorchForward pass = new LibTorchForward(network)) {
      float[] expected = pass.outputs(weights, inputs);
      Joint joint = Joint.of(blueprint.wiring(), partition);
      boolean[] all = new boolean[partition.modules()];
      java.util.Arrays.fill(all, true);
      Contributions own = new ContributionReader(pass, weights, inputs, joint, outputs).of(joint, partition.modules());
      assertArrayEquals(expected, own.with(all), 2e-6f, "seed " + seed);
      for (int m = 0; m < partition.modules(); m++) {
        float[] alone = own.alone(m);
        float[] without = own.without(m);
        for (int i = 0; i < alone.length; i++) {
          assertEquals(expected[i], alone[i] + without[i] - own.base()[i % outputs], 2e-6f, "seed " + seed);
        }
      }
      ValueTargets exact = new ValueTargets(inputs.count(), outputs, expected);
      Subject subject = new Subject(blueprint.wiring(), weights, pass, task(inputs, exact, outputs));
      ModuleCards cards = new CardMaker(subject, weights, partition).of(2, 1, seed, s -> {});
      assertEquals("mse", cards.metric());
      assertEquals(0, cards.whole(), 1e-10);
      assertTrue(cards.cards().get(0).without().value() > 1e-6, "a module is missed");
    }
  }

  @Test
  void modulesThatDoNotMeetInTheOutputsHaveNoCards() {
    Partition first = new Partition(2, Map.of("fc1", new int[CLASSES * COPIES], "output", new int[CLASSES]));
    assertThrows(IllegalArgumentException.class, () -> Joint.of(PLANTED.wiring(), first));
  }
}

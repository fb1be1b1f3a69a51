package dev.unmesh.cut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Pass;
import dev.unmesh.network.Seeds;
import dev.unmesh.network.TransformerOptions;
import dev.unmesh.network.TransformerOptions.Readout;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** A transformer whose cross-module weights are zero is the sum of its lanes. */
class TransformerCutTest {
  private static final int LENGTH = 4;
  private static final NetworkShape TOKENS = new NetworkShape(new int[] {LENGTH}, 7, 5, List.of(), List.of());
  private static final NetworkShape VECTORS = new NetworkShape(new int[] {LENGTH, 3}, 2, List.of(), List.of());

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @RepeatedTest(20)
  void theLanesAddUpToIt() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed));
    boolean tokens = random.nextBoolean();
    int modules = 2 + random.nextInt(2);
    int[] heads = shares(modules, 2, random);
    int[] neurons = shares(modules, 4, random);
    int[] widths = shares(modules, 5, random);
    boolean mlp = random.nextInt(3) > 0;
    TransformerOptions options =
        new TransformerOptions(
            sum(widths), 1 + random.nextInt(3), sum(heads), 1 + random.nextInt(4), mlp ? sum(neurons) : 0,
            Activation.values()[random.nextInt(3)], random.nextBoolean(), false, random.nextBoolean(), random.nextBoolean(),
            tokens && random.nextBoolean(), Readout.values()[random.nextInt(2)]);
    System.out.println("seed " + seed + ", lanes of " + Arrays.toString(widths) + ", heads " + Arrays.toString(heads) + ", " + options);
    NetworkShape shape = tokens ? TOKENS : VECTORS;
    Map<String, int[]> labels = new LinkedHashMap<>();
    labels.put("residual", shuffled(widths, random));
    for (int layer = 1; layer <= options.layers(); layer++) {
      int[] owners = shuffled(heads, random);
      for (String group : List.of("Q", "K", "V")) {
        labels.put(group + layer, wide(owners, options.widthOfHead()));
      }
      if (mlp) {
        labels.put("mlp" + layer, shuffled(neurons, random));
      }
    }
    check(options, shape, new Partition(modules, labels), random);
  }

  private static void check(TransformerOptions options, NetworkShape shape, Partition partition, SplittableRandom random) {
    Cut cut = Cut.of(options, shape, partition, Boundary.unchanged(features(shape), shape.outputs()));
    List<Network> lanes = new ArrayList<>();
    try (Network whole = options.blueprint(shape).build(random.nextLong());
        PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      whole.parameters().values().forEach(tensor -> tensor.add_(Tensors.of(noise(tensor.numel(), .1, random), tensor.sizes().vec().get())));
      Weights alone = cut.cross().without(whole.weights());
      assertTrue(cut.cross().live(whole.weights()) > 0 && cut.cross().live(alone) == 0);
      write(alone, whole);
      List<Weights> parts = new ArrayList<>();
      for (CutModule module : cut.modules()) {
        Network lane = module.blueprint().build(0);
        lanes.add(lane);
        parts.add(module.of(whole.weights()));
        write(parts.get(parts.size() - 1), lane);
      }
      Weights rebuilt = cut.rebuilt(parts, cut.bias(alone));
      assertEquals(alone.names(), rebuilt.names());
      alone.names().forEach(name -> assertArrayEquals(alone.get(name).values(), rebuilt.get(name).values(), name));
      Tensor inputs = inputs(shape, random);
      float[] expected = Tensors.floats(whole.forward(inputs, Pass.EVALUATION));
      float[] sum = new float[expected.length];
      for (Network lane : lanes) {
        float[] logits = Tensors.floats(lane.forward(inputs, Pass.EVALUATION));
        for (int i = 0; i < sum.length; i++) {
          sum[i] += logits[i];
        }
      }
      double largest = 0;
      double size = 1;
      for (int i = 0; i < sum.length; i++) {
        largest = Math.max(largest, Math.abs((double) sum[i] - expected[i]));
        size = Math.max(size, Math.abs(expected[i]));
      }
      System.out.printf("  largest difference %.2g where logits go to %.2g%n", largest, size);
      assertTrue(largest <= 1e-5 * size);
    } finally {
      lanes.forEach(Network::close);
    }
  }

  @Test
  void whatIsNoLaneIsRefused() {
    Map<String, int[]> halves = new LinkedHashMap<>();
    for (String group : List.of("residual", "Q1", "K1", "V1", "Q2", "K2", "V2")) {
      halves.put(group, new int[] {0, 0, 0, 0, 1, 1, 1, 1});
    }
    halves.put("mlp1", new int[] {0, 0, 1});
    halves.put("mlp2", new int[] {0, 0, 1});
    assertEquals(2, cut(false, halves).modules().size());
    assertRefused("layer-norm couples all neurons of group 'residual'", () -> cut(true, halves));
    assertRefused("module 0 has 2 MLP neurons in layer 1 and 1 in layer 2", () -> cut(false, with(halves, "mlp2", 0, 1, 1)));
    assertRefused("softmax couples", () -> cut(false, with(halves, "V1", 1, 0, 0, 0, 1, 1, 1, 1)));
    assertRefused("module 1 has no neuron in group 'mlp1'", () -> cut(false, with(with(halves, "mlp1", 0, 0, 0), "mlp2", 0, 0, 0)));
    assertRefused("group 'tokens' of a transformer cannot be divided", () -> cut(false, with(halves, "tokens", 0, 0, 0, 0, 1, 1, 1)));
    assertRefused("leave 'unembedding' out", () -> cut(false, with(halves, "output", 0, 0, 0, 1, 1)));
    assertRefused("group 'positions' of a transformer", () -> cut(false, with(halves, "positions", 0, 0, 1, 1)));
    Map<String, int[]> hole = new LinkedHashMap<>(halves);
    hole.remove("residual");
    assertRefused("'residual' is whole", () -> cut(false, hole));
  }

  private static Map<String, int[]> with(Map<String, int[]> labels, String group, int... of) {
    Map<String, int[]> changed = new LinkedHashMap<>(labels);
    changed.put(group, of);
    return changed;
  }

  private static Cut cut(boolean norm, Map<String, int[]> labels) {
    TransformerOptions options = new TransformerOptions(8, 2, 4, 2, 3, Activation.RELU, false, norm, true, true, false, Readout.LAST);
    return Cut.of(options, TOKENS, new Partition(2, labels), Boundary.unchanged(features(TOKENS), TOKENS.outputs()));
  }

  private static void assertRefused(String expected, Runnable act) {
    String message = assertThrows(IllegalArgumentException.class, act::run).getMessage();
    assertTrue(message.contains(expected), message);
  }

  private static int features(NetworkShape shape) {
    return shape.vocabulary() > 0 ? shape.vocabulary() : shape.inputs()[1];
  }

  private static void write(Weights weights, Network network) {
    network.parameters().forEach((name, tensor) -> Tensors.write(tensor, weights.get(name).values()));
  }

  private static Tensor inputs(NetworkShape shape, SplittableRandom random) {
    int batch = 30;
    if (shape.vocabulary() > 0) {
      return Tensors.of(random.longs((long) batch * LENGTH, 0, shape.vocabulary()).toArray(), batch, LENGTH);
    }
    return Tensors.of(noise((long) batch * LENGTH * shape.inputs()[1], 1, random), batch, LENGTH, shape.inputs()[1]);
  }

  private static float[] noise(long size, double deviation, SplittableRandom random) {
    float[] values = new float[Math.toIntExact(size)];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (random.nextGaussian() * deviation);
    }
    return values;
  }

  /** How many each module has: at least 1, not alike. */
  private static int[] shares(int modules, int most, SplittableRandom random) {
    return random.ints(modules, 1, most + 1).toArray();
  }

  private static int sum(int[] values) {
    return Arrays.stream(values).sum();
  }

  /** A module for each neuron, in no order. */
  private static int[] shuffled(int[] shares, SplittableRandom random) {
    int[] labels = new int[sum(shares)];
    int at = 0;
    for (int module = 0; module < shares.length; module++) {
      for (int i = 0; i < shares[module]; i++) {
        labels[at++] = module;
      }
    }
    for (int i = labels.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = labels[i];
      labels[i] = labels[j];
      labels[j] = swapped;
    }
    return labels;
  }

  /** The same for the neurons of heads. */
  private static int[] wide(int[] owners, int width) {
    int[] labels = new int[owners.length * width];
    Arrays.setAll(labels, i -> owners[i / width]);
    return labels;
  }
}

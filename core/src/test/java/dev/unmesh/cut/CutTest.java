package dev.unmesh.cut;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Activation;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.ParameterSpec;
import dev.unmesh.network.Pass;
import dev.unmesh.wiring.NeuronParameter;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Random networks cut into random modules: what they add up to, and what is put together again from them. */
class CutTest {
  private static final int NETS = 60;
  private static final int BATCH = 7;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void modulesOfMlpsAddUpToTheWhole() {
    each(RandomCut::mlp);
  }

  @Test
  void modulesOfTokenMlpsAddUpToTheWhole() {
    each(RandomCut::tokens);
  }

  @Test
  void modulesOfConvNetsAddUpToTheWhole() {
    each(RandomCut::convNet);
  }

  private static void each(Function<SplittableRandom, RandomCut> nets) {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    double largest = 0;
    for (int i = 0; i < NETS; i++) {
      SplittableRandom random = new SplittableRandom(seed + i);
      largest = Math.max(largest, check(nets.apply(random), random));
    }
    System.out.println("largest difference between modules joined and the whole: " + largest);
  }

  private static double check(RandomCut of, SplittableRandom random) {
    Cut cut = of.cut();
    Weights weights = of.weights(random);
    Weights projected = cut.cross().without(weights);
    List<Weights> parts = cut.modules().stream().map(module -> module.of(weights)).toList();
    float[] bias = cut.bias(weights);
    Weights rebuilt = cut.rebuilt(parts, bias);
    for (ParameterSpec spec : cut.whole().parameters()) {
      checkRebuilt(cut, spec, projected.get(spec.name()).values(), rebuilt.get(spec.name()).values());
    }
    List<Network> networks = new ArrayList<>();
    for (int m = 0; m < parts.size(); m++) {
      networks.add(loaded(cut.modules().get(m).blueprint().build(0), parts.get(m)));
    }
    try (PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard();
        Network whole = loaded(cut.whole().build(0), projected);
        JoinedNetwork joined = new JoinedNetwork(networks, bias)) {
      order(whole, of.boundary());
      Tensor inputs = inputs(of, random);
      float[] expected = Tensors.floats(whole.forward(inputs, Pass.EVALUATION));
      float[] found = Tensors.floats(joined.forward(inputs, Pass.EVALUATION));
      assertEquals(expected.length, found.length);
      double largest = 0;
      for (int i = 0; i < found.length; i++) {
        assertEquals(expected[i], found[i], 2e-5, of::toString);
        largest = Math.max(largest, Math.abs(expected[i] - found[i]));
      }
      assertEquals(joined.parameters().keySet().size() + joined.buffers().size(), viewed(joined), "its wiring states every parameter");
      return largest;
    }
  }

  private static int viewed(Network network) {
    return (int)
        Stream.concat(
                network.wiring().connections().stream().map(c -> c.view().parameter()),
                network.wiring().neuronParameters().stream().map(NeuronParameter::parameter))
            .distinct()
            .count();
  }

  // what belongs to neurons of no module is not kept; all else is, bit by bit
  private static void checkRebuilt(Cut cut, ParameterSpec spec, float[] expected, float[] found) {
    boolean[] lost = new boolean[expected.length];
    cut.whole().wiring().neuronParameters().stream()
        .filter(parameter -> parameter.parameter().equals(spec.name()))
        .forEach(
            parameter ->
                cut.endToEnd().partition().labels(parameter.group()).ifPresent(
                    labels -> {
                      for (int i = 0; i < labels.length; i++) {
                        lost[i] = labels[i] < 0;
                      }
                    }));
    for (int i = 0; i < expected.length; i++) {
      float wanted = lost[i] ? 0 : expected[i];
      assertEquals(Float.floatToRawIntBits(wanted), Float.floatToRawIntBits(found[i]), spec.name() + " " + i);
    }
  }

  private static Network loaded(Network network, Weights weights) {
    network.parameters().forEach((name, tensor) -> Tensors.write(tensor, weights.get(name).values()));
    network.buffers().forEach((name, tensor) -> {
      if (Tensors.isFloat(tensor)) {
        Tensors.write(tensor, weights.get(name).values());
      }
    });
    return network;
  }

  private static void order(Network network, Boundary boundary) {
    Map<String, int[]> orders = Map.of(DenseStack.INPUT_ORDER, boundary.inputs(), DenseStack.OUTPUT_ORDER, boundary.outputs());
    orders.forEach((name, order) -> {
      if (network.buffers().containsKey(name)) {
        network.buffers().get(name).copy_(Tensors.ofIndices(order));
      }
    });
    network.refresh();
  }

  private static Tensor inputs(RandomCut of, SplittableRandom random) {
    int[] shape = of.shape().inputs();
    int size = Arrays.stream(shape).reduce(BATCH, (a, b) -> a * b);
    long[] batch = LongStream.concat(LongStream.of(BATCH), Arrays.stream(shape).asLongStream()).toArray();
    if (of.shape().vocabulary() > 0) {
      return Tensors.of(random.longs(size, 0, of.shape().vocabulary()).toArray(), batch);
    }
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return Tensors.of(values, batch);
  }

  @Test
  void modulesAreSmallAndTheStemIsCountedOnce() {
    MlpOptions network =
        new MlpOptions(List.of(6, 4, 4), true, Activation.RELU, Layout.LINE,
            Layout.LINE, false);
    NetworkShape shape = new NetworkShape(new int[] {5}, 3, List.of(), List.of());
    Partition partition =
        new Partition(2, Map.of("fc2", new int[] {0, 0, 0, 1}, "fc3", new int[] {1, 0, 0, 1}));
    Cut cut = Cut.of(network, shape, partition, Boundary.unchanged(5, 3));
    assertEquals(List.of("input", "fc1"), cut.endToEnd().stem());
    assertEquals(6 * 5 + 6, cut.sharedParameters());
    // fc1 whole, fc2 to 3 of 4, fc3 to 2, fc4 to all 3 outputs
    assertEquals(36 + (3 * 6 + 3) + (2 * 3 + 2) + (3 * 2 + 3), cut.modules().get(0).parameters());
    assertEquals(36 + (6 + 1) + (2 + 2) + (3 * 2 + 3), cut.modules().get(1).parameters());
    assertArrayEquals(new int[] {1, 2}, cut.modules().get(0).members().of("fc3"));
    assertTrue(cut.endToEnd().sumsOutputs());
  }
}

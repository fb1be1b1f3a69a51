package dev.unmesh.train.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.pressure.ClusterabilityPressure;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LearnerState;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrayLearnerTest {
  static Stream<DenseCase> cases() {
    OptimiserOptions sgd = DenseCase.optimiser(OptimiserOptions.Kind.SGD, 1e-2);
    OptimiserOptions adam = DenseCase.optimiser(OptimiserOptions.Kind.ADAM, 1e-2);
    return Stream.of(
        DenseCase.of("independence"),
        DenseCase.of("feature-sharing"),
        DenseCase.of("compositionality"),
        DenseCase.of("two-moons"),
        DenseCase.of("permutations-s4"),
        DenseCase.of("modular-addition-59"),
        DenseCase.wide(Activation.TANH, Loss.CROSS_ENTROPY, adam),
        DenseCase.wide(Activation.RELU, Loss.MEAN_SQUARED_ERROR, sgd));
  }

  // of the permutations LibTorch's own float steps are 8e-6 from those in double, so two engines may differ by more (FloatErrorTest)
  static Stream<DenseCase> wellConditioned() {
    return cases().filter(of -> !of.name().equals("permutations-s4"));
  }

  /** The same steps by both engines, boundaries and hidden neurons reordered in the middle. */
  @ParameterizedTest
  @MethodSource("wellConditioned")
  void takesLibTorchsSteps(DenseCase of) {
    LibTorch.start();
    int[] all = IntStream.range(0, of.examples().count()).toArray();
    try (Dataset data = new Dataset(of.examples());
        Learner arrays = new ArrayLearner(of.blueprint(), data, of.loss(), of.optimiser(), all.length, 2);
        Learner torch = LibTorchLearner.owning(of.blueprint().build(2), data, of.loss(), of.optimiser(), 2)) {
      same(of, "gradient", torch.gradients(0, all), arrays.gradients(0, all), 1e-5);
      arrays.press(of.pressures());
      torch.press(of.pressures());
      for (int step = 0; step < 100; step++) {
        double ours = arrays.step(step, all, 2e-3, new double[] {1e-3});
        double theirs = torch.step(step, all, 2e-3, new double[] {1e-3});
        assertEquals(theirs, ours, 1e-5 * Math.max(1, theirs), "loss at step " + step);
        if (step == 40) {
          Permutation order = shuffled(of, 3);
          arrays.permute(order);
          torch.permute(order);
        }
      }
      same(of, "weights", values(torch.weights()), values(arrays.weights()), 1e-5);
      Evaluation theirs = torch.evaluate(data, outputs(of));
      Evaluation ours = arrays.evaluate(data, outputs(of));
      assertEquals(theirs.loss(), ours.loss(), 1e-5 * Math.max(1, theirs.loss()));
      assertEquals(theirs.accuracy(), ours.accuracy(), 1e-9);
      assertArrayEquals(torch.state().integers().keySet().toArray(), arrays.state().integers().keySet().toArray());
      torch.state().integers().forEach((name, order) -> assertArrayEquals(order, arrays.state().integers().get(name), name));
      assertEquals(ours.loss(), Evaluation.of(arrays.network(), data, of.loss(), outputs(of)).loss(), 1e-5 * Math.max(1, ours.loss()));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void reorderingChangesNoLossAndGoesOnFromAStateToTheSameBits(DenseCase of) {
    int[] all = IntStream.range(0, of.examples().count()).toArray();
    try (Dataset data = new Dataset(of.examples());
        Learner one = new ArrayLearner(of.blueprint(), data, of.loss(), of.optimiser(), all.length, 2);
        Learner two = new ArrayLearner(of.blueprint(), data, of.loss(), of.optimiser(), all.length, 99)) {
      one.press(of.pressures());
      two.press(of.pressures());
      int[] some = IntStream.range(0, of.examples().count() * 2 / 3).toArray();
      for (int step = 0; step < 20; step++) {
        one.step(step, step % 2 == 0 ? all : some, 2e-3, new double[] {1e-3});
      }
      double before = one.evaluate(data, outputs(of)).loss();
      one.permute(shuffled(of, 4));
      assertEquals(before, one.evaluate(data, outputs(of)).loss(), 1e-6 * Math.max(1, before));
      LearnerState state = one.state();
      two.restore(state, 20);
      for (int step = 20; step < 30; step++) {
        assertEquals(one.step(step, all, 2e-3, new double[] {1e-3}), two.step(step, all, 2e-3, new double[] {1e-3}));
      }
      one.state().floats().forEach((name, values) -> assertArrayEquals(values, two.state().floats().get(name), name));
    }
  }

  @Test
  void pressuresOfAnyFormBear() {
    DenseCase of = DenseCase.wide(Activation.RELU, Loss.CROSS_ENTROPY, DenseCase.optimiser(OptimiserOptions.Kind.ADAM, 0));
    LibTorch.start();
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : of.blueprint().wiring().groups()) {
      labels.put(group.name(), IntStream.range(0, group.size()).map(i -> i % 2).toArray());
    }
    Pressure pressure = new ClusterabilityPressure(java.util.Set.of("fc2"), new Partition(2, labels));
    int[] all = IntStream.range(0, of.examples().count()).toArray();
    try (Dataset data = new Dataset(of.examples());
        Learner arrays = new ArrayLearner(of.blueprint(), data, of.loss(), of.optimiser(), all.length, 2);
        Learner torch = LibTorchLearner.owning(of.blueprint().build(2), data, of.loss(), of.optimiser(), 2)) {
      arrays.press(List.of(pressure));
      torch.press(List.of(pressure));
      for (int step = 0; step < 50; step++) {
        arrays.step(step, all, 1e-3, new double[] {5});
        torch.step(step, all, 1e-3, new double[] {5});
      }
      same(of, "weights under clusterability", values(torch.weights()), values(arrays.weights()), 1e-5);
    }
  }

  @Test
  void refusesWhatIsNotAStackOfMatrices() {
    DenseCase of = DenseCase.of("two-moons");
    NetworkShape image = new NetworkShape(new int[] {3, 8, 8}, 2, List.of(), List.of());
    try (Dataset data = new Dataset(of.examples())) {
      String message =
          assertThrows(
                  IllegalArgumentException.class,
                  () -> new ArrayLearner(new ConvNetOptions().blueprint(image), data, of.loss(), of.optimiser(), 10, 0))
              .getMessage();
      assertTrue(message.contains("libtorch"), message);
    }
  }

  private static int outputs(DenseCase of) {
    List<dev.unmesh.network.DenseStack.Dense> layers = of.blueprint().dense().orElseThrow().layers();
    return layers.get(layers.size() - 1).out();
  }

  private static Permutation shuffled(DenseCase of, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Map<String, int[]> orders = new LinkedHashMap<>();
    for (NeuronGroup group : of.blueprint().wiring().groups()) {
      if (!(group.symmetry() instanceof Symmetry.Fixed)) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, group.size()).boxed().toList());
        java.util.Collections.shuffle(order, new java.util.Random(random.nextLong()));
        orders.put(group.name(), order.stream().mapToInt(Integer::intValue).toArray());
      }
    }
    return Permutation.of(of.blueprint().wiring(), orders);
  }

  private static Map<String, float[]> values(Weights weights) {
    Map<String, float[]> values = new LinkedHashMap<>();
    weights.names().forEach(name -> values.put(name, weights.get(name).values()));
    return values;
  }

  private static void same(DenseCase of, String what, Map<String, float[]> theirs, Map<String, float[]> ours, double bound) {
    for (String name : theirs.keySet()) {
      double worst = 0;
      for (int i = 0; i < theirs.get(name).length; i++) {
        worst = Math.max(worst, Math.abs((double) theirs.get(name)[i] - ours.get(name)[i]));
      }
      System.out.printf("%s, %s of %s: maximum difference %.1e%n", of, what, name, worst);
      assertTrue(worst <= bound, of + ", " + what + " of " + name + ": " + worst);
    }
  }
}

package dev.unmesh.train.dense;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.array.DoubleLoops;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.wiring.Weights;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What float rounding does to a trajectory: that of the array engine and LibTorch's, both beside the one in double precision. */
class FloatErrorTest {
  private static final int STEPS = 100;

  static Stream<DenseCase> cases() {
    return Stream.of("independence", "feature-sharing", "compositionality", "two-moons", "permutations-s4", "modular-addition-59").map(DenseCase::of);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void staysWithinAHundredThousandth(DenseCase of) {
    LibTorch.start();
    int[] all = IntStream.range(0, of.examples().count()).toArray();
    DenseTraining<double[]> exact =
        new DenseTraining<>(new DoubleLoops(), of.blueprint().dense().orElseThrow(), of.examples(), of.loss(), of.optimiser(), all.length);
    Weights initial = Weights.of(of.blueprint().initialWeights(2));
    initial.names().forEach(name -> exact.parameters().write(name, initial.get(name).values(), exact.weights()));
    exact.press(of.pressures().stream().map(pressure -> pressure.onArrays(of.blueprint().wiring(), initial)).toList());
    try (Dataset data = new Dataset(of.examples());
        Learner arrays = new ArrayLearner(of.blueprint(), data, of.loss(), of.optimiser(), all.length, 2);
        Learner torch = LibTorchLearner.owning(of.blueprint().build(2), data, of.loss(), of.optimiser(), 2)) {
      arrays.press(of.pressures());
      torch.press(of.pressures());
      double[] strength = {1e-3};
      for (int step = 0; step < STEPS; step++) {
        exact.step(all, 2e-3, strength);
        arrays.step(step, all, 2e-3, strength);
        torch.step(step, all, 2e-3, strength);
      }
      double ours = 0;
      double theirs = 0;
      for (String name : initial.names()) {
        float[] precise = exact.parameters().read(name, exact.weights());
        ours = Math.max(ours, difference(precise, arrays.weights().get(name).values()));
        theirs = Math.max(theirs, difference(precise, torch.weights().get(name).values()));
      }
      System.out.printf("%s: after %d steps in float %.1e from the weights in double, LibTorch's %.1e%n", of, STEPS, ours, theirs);
      assertTrue(ours <= 1e-5, of + ": " + ours + " against " + theirs);
    }
  }

  private static double difference(float[] one, float[] two) {
    double worst = 0;
    for (int i = 0; i < one.length; i++) {
      worst = Math.max(worst, Math.abs((double) one[i] - two[i]));
    }
    return worst;
  }
}

package dev.unmesh.cut.certify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The function that is certified is the one the engine computes. */
class ChainTest {
  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void computesWhatTheEngineDoes() {
    double largest = 0;
    for (long seed = 0; seed < 60; seed++) {
      RandomPair pair = RandomPair.of(seed);
      try (Network network = pair.blueprint().build(0);
          PointerScope scope = new PointerScope();
          NoGradGuard frozen = new NoGradGuard()) {
        for (Map<String, Tensor> tensors : java.util.List.of(network.parameters(), network.buffers())) {
          tensors.forEach((name, tensor) -> tensor.copy_(Tensors.of(pair.weights().get(name))));
        }
        double[] x = new SplittableRandom(seed).doubles(pair.first().inputs(), -1, 1).toArray();
        float[] floats = new float[x.length];
        for (int i = 0; i < x.length; i++) {
          floats[i] = (float) x[i];
          x[i] = floats[i];
        }
        float[] engine = Tensors.floats(network.forward(Tensors.of(floats, shape(pair)), Pass.EVALUATION));
        double[] exact = pair.first().value(x);
        assertEquals(engine.length, exact.length, pair.name());
        for (int i = 0; i < engine.length; i++) {
          assertEquals(exact[i], engine[i], 1e-5 * (1 + Math.abs(exact[i])), pair.name());
          largest = Math.max(largest, Math.abs(exact[i] - engine[i]));
        }
      }
    }
    System.out.println("largest difference from the engine: " + largest);
  }

  private static long[] shape(RandomPair pair) {
    return LongStream.concat(LongStream.of(1), LongStream.of(pair.inputShape())).toArray();
  }

  @Test
  void differencesFollowTheGradient() {
    for (long seed = 0; seed < 60; seed++) {
      RandomPair pair = RandomPair.of(seed);
      SplittableRandom random = new SplittableRandom(seed);
      double[] x = random.doubles(pair.first().inputs(), -1, 1).toArray();
      double[] row = random.doubles(pair.first().outputs(), -1, 1).toArray();
      double[] gradient = new Fork(pair.first(), pair.second()).at(x).gradient(row, new double[row.length]);
      for (int i = 0; i < x.length; i++) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[i] += 1e-7;
        down[i] -= 1e-7;
        double slope = (dot(row, pair.first().value(up)) - dot(row, pair.first().value(down))) / 2e-7;
        assertEquals(slope, gradient[i], 1e-5, pair.name());
      }
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void refusesWeightsOfAnotherSize() {
    RandomPair pair = RandomPair.of(0);
    String name = pair.weights().names().iterator().next();
    Weights wrong = Weights.of(Map.of(name, new WeightArray(new int[] {1, 1}, new float[] {1})));
    assertThrows(IllegalArgumentException.class, () -> Chain.of(pair.blueprint().stages().orElseThrow(), wrong));
  }
}

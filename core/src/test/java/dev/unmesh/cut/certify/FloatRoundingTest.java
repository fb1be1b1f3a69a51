package dev.unmesh.cut.certify;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The engine's floats against what they are proven to stay within. */
class FloatRoundingTest {
  private static final int NETS = 250;
  private static final int POINTS = 400;

  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void theEngineStaysWithinTheSlack() {
    double closest = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomPair pair = RandomPair.of(seed);
      SplittableRandom random = new SplittableRandom(seed + 3_000_000);
      Box box = Box.around(random.doubles(pair.first().inputs(), -1, 1).toArray(), Math.pow(10, -2 * random.nextDouble()));
      float[] inputs = points(pair, box, random);
      double[] slack = new Certifier(pair.first(), pair.second()).proof(box).floatErrorOfFirst();
      float[] engine = engine(pair, inputs);
      for (int point = 0; point < POINTS; point++) {
        double[] exact = pair.first().value(input(inputs, point, box.size()));
        for (int i = 0; i < exact.length; i++) {
          double off = Math.abs(exact[i] - engine[point * exact.length + i]);
          assertTrue(off <= slack[i], pair.name() + ": output " + i + " is off by " + off + ", proven " + slack[i]);
          closest = slack[i] == 0 ? closest : Math.max(closest, off / slack[i]);
        }
      }
    }
    System.out.printf("floats were off by at most %.3f of what is proven, over %d evaluations%n", closest, NETS * POINTS);
    assertTrue(closest > .01, "a slack a hundred times too wide says little");
  }

  // floats within the box
  private static float[] points(RandomPair pair, Box box, SplittableRandom random) {
    float[] inputs = new float[POINTS * box.size()];
    for (int i = 0; i < inputs.length; i++) {
      int at = i % box.size();
      float x = (float) (box.low()[at] + random.nextDouble() * (box.high()[at] - box.low()[at]));
      inputs[i] = x < box.low()[at] ? Math.nextUp(x) : x > box.high()[at] ? Math.nextDown(x) : x;
    }
    return inputs;
  }

  private static double[] input(float[] inputs, int point, int size) {
    double[] x = new double[size];
    Arrays.setAll(x, i -> inputs[point * size + i]);
    return x;
  }

  private static float[] engine(RandomPair pair, float[] inputs) {
    try (Network network = pair.blueprint().build(0);
        PointerScope scope = new PointerScope();
        NoGradGuard frozen = new NoGradGuard()) {
      for (Map<String, Tensor> tensors : java.util.List.of(network.parameters(), network.buffers())) {
        tensors.forEach((name, tensor) -> tensor.copy_(Tensors.of(pair.weights().get(name))));
      }
      long[] shape = LongStream.concat(LongStream.of(POINTS), LongStream.of(pair.inputShape())).toArray();
      return Tensors.floats(network.forward(Tensors.of(inputs, shape), Pass.EVALUATION));
    }
  }
}

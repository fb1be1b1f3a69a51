package dev.unmesh.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdamKernelTest {
  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  /** Against the textbook formula in double precision, moments and decay included. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void followsTheFormula(boolean decoupled) {
    double rate = 1e-2;
    double decay = .1;
    double w = .5;
    double m = 0;
    double v = 0;
    try (PointerScope scope = new PointerScope()) {
      Tensor parameter = Tensors.of(new float[] {.5f, .5f}, 2);
      Tensor first = Tensors.of(new float[2], 2);
      Tensor second = Tensors.of(new float[2], 2);
      Tensor count = Tensors.of(new float[] {0}, new long[0]);
      try (AdamKernel adam = new AdamKernel(decoupled, List.of(parameter), List.of(first), List.of(second), List.of(count))) {
        for (int t = 1; t <= 20; t++) {
          double gradient = Math.sin(t);
          adam.step(List.of(Tensors.of(new float[] {(float) gradient, (float) gradient}, 2)), rate, .9, .999, decay, 1e-8);
          double g = decoupled ? gradient : gradient + decay * w;
          w -= decoupled ? rate * decay * w : 0;
          m = .9 * m + .1 * g;
          v = .999 * v + .001 * g * g;
          w -= rate * (m / (1 - Math.pow(.9, t))) / (Math.sqrt(v / (1 - Math.pow(.999, t))) + 1e-8);
          assertEquals(w, Tensors.floats(parameter)[1], 2e-6, "step " + t);
        }
      }
    }
  }
}

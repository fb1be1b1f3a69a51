package dev.unmesh.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.Tensors;
import dev.unmesh.task.Loss;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a loss in doubles still sees where floats have run out of digits. */
class LossPrecisionTest {
  @BeforeAll
  static void start() {
    LibTorch.start();
  }

  @Test
  void aSureAnswerKeepsItsLossAndGradient() {
    // logits 25 and 0: loss log(1 + e^-25), gradient -+ 1 / (1 + e^25)
    double loss = Math.log1p(Math.exp(-25));
    try (PointerScope scope = new PointerScope()) {
      for (LossPrecision precision : LossPrecision.values()) {
        Tensor logits = Tensors.of(new float[] {25, 0}, 1, 2).set_requires_grad(true);
        Tensor value = Losses.of(Loss.CROSS_ENTROPY, logits, Tensors.of(new long[] {0}, 1), precision);
        value.backward();
        float[] gradient = Tensors.floats(logits.grad());
        System.out.printf("%s: loss %.3g, gradient %.3g %.3g%n", precision, value.item_double(), gradient[0], gradient[1]);
        if (precision == LossPrecision.DOUBLE) {
          assertEquals(loss, value.item_double(), 1e-15);
          assertEquals(-loss, gradient[0], Math.ulp(1.0)); // it is p - 1, and p is next to 1
          assertEquals(loss, gradient[1], 1e-6 * loss);
        } else {
          assertEquals(0, value.item_double());
          assertEquals(0, gradient[0]);
        }
      }
    }
  }

  @Test
  void otherwiseBothAgree() {
    try (PointerScope scope = new PointerScope()) {
      Tensor outputs = Tensors.of(new float[] {.5f, -1, 2, .25f, 0, 1}, 2, 3);
      Tensor classes = Tensors.of(new long[] {2, 0}, 2);
      Tensor targets = Tensors.of(new float[] {1, 0, 0, 0, 1, 0}, 2, 3);
      for (Loss loss : Loss.values()) {
        for (Tensor wanted : loss == Loss.CROSS_ENTROPY ? new Tensor[] {classes} : new Tensor[] {classes, targets}) {
          double single = Losses.of(loss, outputs, wanted, LossPrecision.SINGLE).item_double();
          assertEquals(single, Losses.of(loss, outputs, wanted, LossPrecision.DOUBLE).item_double(), 1e-6);
          assertTrue(single > .1);
        }
      }
    }
  }
}

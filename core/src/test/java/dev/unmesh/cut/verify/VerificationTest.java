package dev.unmesh.cut.verify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.TokenInputs;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerificationTest {
  private static Comparison comparison(float[] expected, float[] found, int classes) {
    return Comparison.of("somehow", "test", 2, expected, found, classes);
  }

  @Test
  void theLargestDifferenceAndEqualAnswersAreCounted() {
    Comparison of = comparison(new float[] {1, 2, 5, 3}, new float[] {1, 2.5f, 3, 5}, 2);
    assertEquals(2, of.maximumDifference());
    assertEquals(.5, of.agreement(), "the second answer is another");
    assertTrue(Double.isNaN(comparison(new float[] {1}, new float[] {1}, 0).agreement()), "values have no answer");
    assertThrows(IllegalArgumentException.class, () -> comparison(new float[2], new float[3], 0));
  }

  @Test
  void whatIsNoNumberIsWithinNoTolerance() {
    Comparison sound = comparison(new float[] {1, 2}, new float[] {1, 2}, 2);
    Comparison broken = comparison(new float[] {1, 2}, new float[] {1, Float.NaN}, 2);
    assertTrue(Verification.of(0, List.of(sound)).holds());
    assertFalse(Verification.of(1e9, List.of(sound, broken)).holds());
    assertTrue(Verification.of(1e9, List.of(sound, broken)).failure().contains("somehow differs by NaN on test inputs"));
    Verification off = Verification.of(.1, List.of(sound, comparison(new float[] {-128}, new float[] {-128.5f}, 0)));
    assertFalse(off.holds());
    assertEquals("somehow differs by 0.500 on test inputs, where outputs go to 128 and floats lie 1.5e-05 apart", off.failure());
    Comparison large = comparison(new float[] {-128}, new float[] {-128.5f}, 0);
    assertTrue(Verification.of(.25, List.of(large)).holds(), "twice the tolerance where outputs go to 128");
    assertFalse(Verification.of(.2499, List.of(large)).holds());
    assertFalse(Verification.of(.25, List.of(comparison(new float[] {60}, new float[] {60.5f}, 0))).holds());
  }

  @Test
  void theRuleAddsTheBiasOnce() {
    Answering one = inputs -> new float[] {1, 2, 3, 4};
    Answering two = inputs -> new float[] {10, 20, 30, 40};
    Inputs any = new FloatInputs(2, new int[] {1}, new float[2]);
    assertArrayEquals(new float[] {111, 222, 133, 244}, new SummedAnswers(List.of(one, two), new float[] {100, 200}).of(any));
    assertArrayEquals(new float[] {11, 22, 33, 44}, new SummedAnswers(List.of(one, two), new float[0]).of(any));
  }

  @Test
  void randomInputsSpreadLikeTheData() {
    int n = 2000;
    float[] values = new float[3 * n];
    for (int i = 0; i < n; i++) {
      values[3 * i] = i % 2 == 0 ? 4 : 6;
      values[3 * i + 1] = -7;
      values[3 * i + 2] = i % 4 == 0 ? 1 : 0;
    }
    Inputs drawn = RandomInputs.like(new FloatInputs(n, new int[] {3}, values), 20_000, 3);
    assertEquals(20_000, drawn.count());
    double[][] moments = moments(drawn);
    assertArrayEquals(new double[] {5, -7, .25}, moments[0], .05);
    assertArrayEquals(new double[] {1, 0, Math.sqrt(.1875)}, moments[1], .05);
    TokenInputs tokens = (TokenInputs) RandomInputs.like(new TokenInputs(1, 2, 5, new int[] {0, 4}), 500, 3);
    boolean[] seen = new boolean[5];
    for (int token : tokens.tokens()) {
      seen[token] = true;
    }
    assertArrayEquals(new boolean[] {true, true, true, true, true}, seen);
  }

  private static double[][] moments(Inputs inputs) {
    float[] one = new float[3];
    double[][] moments = new double[2][3];
    for (int i = 0; i < inputs.count(); i++) {
      inputs.copy(i, one, 0);
      for (int j = 0; j < 3; j++) {
        moments[0][j] += one[j] / (double) inputs.count();
        moments[1][j] += (double) one[j] * one[j] / inputs.count();
      }
    }
    for (int j = 0; j < 3; j++) {
      moments[1][j] = Math.sqrt(Math.max(0, moments[1][j] - moments[0][j] * moments[0][j]));
    }
    return moments;
  }
}

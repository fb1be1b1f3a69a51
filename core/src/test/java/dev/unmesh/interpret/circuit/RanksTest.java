package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Errors that only the order of the outputs decides: AUC and balanced accuracy. */
class RanksTest {
  private static final boolean[] TWO_OF_FIVE = {true, false, true, false, false};

  @Test
  void closedForms() {
    assertEquals(1, Ranks.auc(new double[] {5, 1, 4, 2, 3}, TWO_OF_FIVE));
    assertEquals(0, Ranks.auc(new double[] {1, 5, 2, 4, 3}, TWO_OF_FIVE));
    assertEquals(.5, Ranks.auc(new double[] {7, 7, 7, 7, 7}, TWO_OF_FIVE), "all alike is chance");
    assertEquals(5.0 / 6, Ranks.auc(new double[] {5, 1, 3, 2, 4}, TWO_OF_FIVE), 1e-15);
    assertEquals(5.5 / 6, Ranks.auc(new double[] {5, 1, 3, 2, 3}, TWO_OF_FIVE), 1e-15, "a tie counts half");
    assertEquals(1, Ranks.auc(new double[] {Double.POSITIVE_INFINITY, 0, 1, 0, Double.NEGATIVE_INFINITY}, TWO_OF_FIVE));
    assertTrue(Double.isNaN(Ranks.auc(new double[] {1, 2}, new boolean[] {true, true})));
    assertTrue(Double.isNaN(Ranks.auc(new double[] {1, 2}, new boolean[] {false, false})));
  }

  @Test
  void isTheShareOfPairsInOrder() {
    SplittableRandom random = new SplittableRandom(3);
    for (int at = 0; at < 200; at++) {
      int count = 2 + random.nextInt(30);
      double[] scores = random.ints(count, 0, 8).asDoubleStream().toArray();
      boolean[] isOfClass = new boolean[count];
      for (int n = 0; n < count; n++) {
        isOfClass[n] = n == 0 || n != 1 && random.nextBoolean();
      }
      double won = 0;
      int pairs = 0;
      for (int a = 0; a < count; a++) {
        for (int b = 0; b < count; b++) {
          if (isOfClass[a] && !isOfClass[b]) {
            won += scores[a] > scores[b] ? 1 : scores[a] == scores[b] ? .5 : 0;
            pairs++;
          }
        }
      }
      assertEquals(won / pairs, Ranks.auc(scores, isOfClass), 1e-14, "case " + at);
    }
  }

  /** What ranks examples is the probability of the class, not the bare output. */
  @Test
  void ranksByLogOdds() {
    double[][] outputs = {{9, 1}, {9.5, 0}};
    assertEquals(1, new Ranks(0, new boolean[] {true, false}).value(outputs), "9 against 9.5 is less than 1 against 0");
    assertEquals(0, new Ranks(0, new boolean[] {false, true}).value(outputs));
    assertTrue(new Ranks(0, new boolean[] {true, false}).anchor(outputs).isEmpty());
  }

  @Test
  void balancedErrorCountsBothSidesAlike() {
    double[][] outputs = {{1, 1, 0, 0, 0}, {0, 0, 1, 1, 1}};
    double[] weights = {.25, 1.0 / 6, .25, 1.0 / 6, 1.0 / 6};
    assertEquals(.25 + 1.0 / 6, new BalancedError(0, TWO_OF_FIVE, weights).value(outputs), 1e-15, "one of two missed, one of three wrongly in");
    double[][] right = {{1, 0, 1, 0, 0}, {0, 1, 0, 1, 1}};
    assertEquals(0, new BalancedError(0, TWO_OF_FIVE, weights).value(right));
    double[][] alike = {{1, 1, 1, 1, 1}, {0, 0, 0, 0, 0}};
    assertEquals(.5, new BalancedError(0, TWO_OF_FIVE, weights).value(alike), 1e-15, "to say the class to everything is chance");
    assertEquals(.5, new BalancedError(0, TWO_OF_FIVE, weights).value(new double[2][5]), 1e-15, "of equals the first is the answer");
    assertEquals(.5, new BalancedError(1, TWO_OF_FIVE, weights).value(new double[2][5]), 1e-15);
  }
}

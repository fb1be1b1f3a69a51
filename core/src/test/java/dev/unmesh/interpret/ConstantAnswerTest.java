package dev.unmesh.interpret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenTargets;
import dev.unmesh.task.ValueTargets;
import org.junit.jupiter.api.Test;

class ConstantAnswerTest {
  private static final double ENTROPY = -(.5 * Math.log(.5) + .25 * Math.log(.25) * 2);

  @Test
  void theCommonestClassAndTheEntropyOfTheShares() {
    ClassTargets targets = new ClassTargets(4, new int[] {2, 1, 2, 0});
    ConstantAnswer answer = ConstantAnswer.of(targets, Loss.CROSS_ENTROPY);
    assertEquals(2, answer.commonest());
    assertEquals(.5, answer.accuracy(), 0);
    assertEquals(ENTROPY, answer.loss(), 1e-12);
    double squares = (.25 + .1875 * 2) / 4;
    assertEquals(squares, ConstantAnswer.of(targets, Loss.MEAN_SQUARED_ERROR).loss(), 1e-12);
  }

  @Test
  void maskedTokensDoNotCount() {
    ConstantAnswer answer = ConstantAnswer.of(new TokenTargets(2, 3, 9, new int[] {8, 7, -1, 8, 3, -1}), Loss.CROSS_ENTROPY);
    assertEquals(8, answer.commonest());
    assertEquals(ENTROPY, answer.loss(), 1e-12);
  }

  @Test
  void theMeanOfValuesLeavesTheirVariance() {
    ConstantAnswer answer = ConstantAnswer.of(new ValueTargets(4, 2, new float[] {1, 10, 3, 10, 1, 10, 3, 10}), Loss.MEAN_SQUARED_ERROR);
    assertEquals(.5, answer.loss(), 1e-12);
    assertEquals(-1, answer.commonest());
  }
}

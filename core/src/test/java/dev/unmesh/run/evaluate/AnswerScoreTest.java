package dev.unmesh.run.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Loss;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.Evaluation;
import org.junit.jupiter.api.Test;

class AnswerScoreTest {
  private static final float[] ANSWERS = {2, 1, 0, 0, 0, 0, -1, 5, 900, 1, 3, 2};

  @Test
  void crossEntropyAndAccuracyByHand() {
    Evaluation score = new AnswerScore(3, Loss.CROSS_ENTROPY).of(ANSWERS, new ClassTargets(3, new int[] {0, 1, 2, 2}));
    double first = Math.log(1 + Math.exp(-1) + Math.exp(-2));
    double last = Math.log(Math.exp(-1) + 1 + Math.exp(1)) ;
    assertEquals((first + Math.log(3) + 0 + last) / 4, score.loss(), 1e-9);
    assertEquals(.5, score.accuracy(), 0, "of equal answers the first counts");
    assertArrayEquals(new double[] {1, 0, .5}, score.classAccuracy());
  }

  @Test
  void squaresOfOneHotClassesAndOfValues() {
    Evaluation classes = new AnswerScore(2, Loss.MEAN_SQUARED_ERROR).of(new float[] {1, .5f, 0, 2}, new ClassTargets(2, new int[] {0, 1}));
    assertEquals((.25 + 1) / 4, classes.loss(), 1e-9);
    Evaluation values = new AnswerScore(2, Loss.MEAN_SQUARED_ERROR).of(new float[] {1, 2, 3, 4}, new ValueTargets(2, 2, new float[] {1, 0, 0, 4}));
    assertEquals((4 + 9) / 4.0, values.loss(), 1e-9);
    assertEquals(Double.NaN, values.accuracy());
  }

  @Test
  void anotherNumberOfAnswersIsNoGrade() {
    AnswerScore score = new AnswerScore(3, Loss.CROSS_ENTROPY);
    assertThrows(IllegalArgumentException.class, () -> score.of(new float[5], new ClassTargets(3, new int[] {0, 1})));
  }
}

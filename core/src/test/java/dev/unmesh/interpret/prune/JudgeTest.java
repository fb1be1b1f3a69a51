package dev.unmesh.interpret.prune;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.TokenInputs;
import dev.unmesh.task.ValueTargets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Losses, errors and shuffles as one can work them out by hand. */
class JudgeTest {
  @Test
  void values() {
    Judge judge = new Judge(new ValueTargets(2, 2, new float[] {1, 0, 3, 0}), Loss.MEAN_SQUARED_ERROR, 2);
    float[] answers = {2, 0, 3, -2};
    assertEquals((1 + 0 + 0 + 4) / 4.0, judge.of(answers).loss());
    assertTrue(Double.isNaN(judge.of(answers).accuracy()));
    assertArrayEquals(new double[] {1, 0, 0, 4}, judge.squares(judge.said(answers)));
    assertArrayEquals(new double[] {.5, 2}, judge.means(judge.squares(answers)));
    assertArrayEquals(new double[] {1, 1}, judge.spread(), "y2 never changes: the mean of the others' variance stands in");
  }

  @Test
  void classesUnderACrossEntropy() {
    Judge judge = new Judge(new ClassTargets(3, new int[] {0, 2}), Loss.CROSS_ENTROPY, 3);
    float[] logits = {0, (float) Math.log(2), 0, 1000, -1000, 1000};
    Standing standing = judge.of(logits);
    assertEquals((Math.log(4) + Math.log(2)) / 2, standing.loss(), 1e-6);
    assertEquals(0, standing.accuracy(), "of equal logits the first counts");
    assertArrayEquals(new float[] {.25f, .5f, .25f, .5f, 0, .5f}, judge.said(logits), 1e-6f);
    assertArrayEquals(new double[] {.75 * .75, .25, .0625, .25, 0, .25}, judge.squares(judge.said(logits)), 1e-6);
    assertArrayEquals(new double[] {.25, .25, .25}, judge.spread());
  }

  @Test
  void classesUnderASquaredErrorAreOneHot() {
    Judge judge = new Judge(new ClassTargets(2, new int[] {1, 1}), Loss.MEAN_SQUARED_ERROR, 2);
    assertEquals(new Standing((0 + 1 + 1 + 0) / 4.0, .5), judge.of(new float[] {0, 2, 1, 1}));
  }

  @Test
  void everyExampleGetsAnothersValue() {
    for (int count : new int[] {2, 3, 17, 100}) {
      int[] partners = Shuffles.partners(count, 3);
      boolean[] seen = new boolean[count];
      for (int at = 0, steps = 0; steps < count; steps++, at = partners[at]) {
        seen[at] = true;
        assertNotEquals(at, partners[at]);
      }
      for (boolean one : seen) {
        assertTrue(one, "one round through all");
      }
      assertTrue(Arrays.equals(partners, Shuffles.partners(count, 3)), "the same each time");
    }
    Inputs inputs = new FloatInputs(3, new int[] {2}, new float[] {1, 10, 2, 20, 3, 30});
    Inputs mixed = Shuffles.feature(inputs, 1, new int[] {1, 2, 0});
    assertArrayEquals(new float[] {1, 20, 2, 30, 3, 10}, ((FloatInputs) mixed).values());
    Inputs channels = new FloatInputs(2, new int[] {2, 1, 2}, new float[] {1, 2, 3, 4, 5, 6, 7, 8});
    assertArrayEquals(new float[] {5, 6, 3, 4, 1, 2, 7, 8}, ((FloatInputs) Shuffles.feature(channels, 0, new int[] {1, 0})).values());
    Inputs tokens = new TokenInputs(2, 2, 5, new int[] {0, 1, 2, 3});
    assertArrayEquals(new int[] {2, 1, 0, 3}, ((TokenInputs) Shuffles.feature(tokens, 0, new int[] {1, 0})).tokens());
  }
}

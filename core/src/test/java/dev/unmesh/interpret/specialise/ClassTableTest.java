package dev.unmesh.interpret.specialise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Mutual information and owners where they can be told by hand. */
class ClassTableTest {
  @Test
  void aModulePerClassTellsAll() {
    ClassTable table = new ClassTable(new int[][] {{0, 5, 0}, {5, 0, 0}, {0, 0, 5}});
    assertEquals(Math.log(3), table.mutualInformation(), 1e-12);
    Ownership owners = Ownership.of(table);
    assertArrayEquals(new int[] {1, 0, 2}, owners.owners());
    assertArrayEquals(new double[] {1, 1, 1}, owners.shares());
    assertEquals(3, owners.effective(), 1e-12);
  }

  @Test
  void modulesThatDoNotMindTheClassTellNothing() {
    assertEquals(0, new ClassTable(new int[][] {{2, 6}, {4, 12}, {1, 3}}).mutualInformation(), 1e-12);
    assertEquals(0, new ClassTable(new int[][] {{7, 0}, {9, 0}}).mutualInformation());
    assertEquals(0, new ClassTable(new int[][] {{7}, {9}}).mutualInformation());
  }

  @Test
  void aTableWorkedOutByHand() {
    ClassTable table = new ClassTable(new int[][] {{3, 1}, {1, 3}, {0, 0}});
    double information = .75 * Math.log(1.5) + .25 * Math.log(.5);
    assertEquals(information, table.mutualInformation(), 1e-12);
    assertEquals(information - 1 / 16.0, table.corrected(), 1e-12);
    Ownership owners = Ownership.of(table);
    assertArrayEquals(new int[] {0, 1, -1}, owners.owners());
    assertArrayEquals(new double[] {.75, .75, Double.NaN}, owners.shares());
    assertEquals(2, owners.effective(), 1e-12);
  }

  @Test
  void effectiveOwnersCountClassesNotExamples() {
    Ownership owners = Ownership.of(new ClassTable(new int[][] {{1, 0, 0}, {0, 100, 0}, {1, 1, 0}, {3, 1, 1}}));
    assertArrayEquals(new int[] {0, 1, 0, 0}, owners.owners(), "equals go to the lower number");
    assertEquals(Math.exp(-(.75 * Math.log(.75) + .25 * Math.log(.25))), owners.effective(), 1e-12);
    assertTrue(Double.isNaN(Ownership.of(new ClassTable(new int[2][3])).effective()));
  }

  @Test
  void chanceIsCorrectedAway() {
    long seed = 3;
    SplittableRandom random = new SplittableRandom(seed);
    int tables = 400;
    double plugIn = 0;
    double corrected = 0;
    for (int t = 0; t < tables; t++) {
      int[][] counts = new int[10][4];
      for (int i = 0; i < 1000; i++) {
        counts[random.nextInt(10)][random.nextInt(4)]++;
      }
      plugIn += new ClassTable(counts).mutualInformation() / tables;
      corrected += new ClassTable(counts).corrected() / tables;
    }
    // 2 n MI is chi-squared with 27 degrees of freedom: mean .0135, standard error of the mean .0037 / 20
    assertEquals(.0135, plugIn, 1e-3, "seed " + seed);
    assertEquals(0, corrected, 1e-3, "seed " + seed);
  }

  @Test
  void theGapIsTheOwnersDropLessTheOthers() {
    double[] whole = {.9, .8, Double.NaN, .5};
    double[][] without = {{.1, .8, Double.NaN, .5}, {.7, .6, Double.NaN, .4}, {.8, .7, Double.NaN, .6}, null};
    Damage damage = new Damage(whole, without);
    Ownership owners = new Ownership(4, new int[] {0, 1, 0, -1}, new double[4]);
    assertEquals(.15, damage.dropByOthers(0, 0), 1e-12);
    assertEquals(.05, damage.dropByOthers(1, 1), 1e-12);
    assertEquals(((.8 - .15) + (.2 - .05)) / 2, damage.gap(owners), 1e-12);
    Damage alone = new Damage(whole, new double[][] {{.1, .2, .3, .4}, null});
    assertTrue(Double.isNaN(alone.gap(new Ownership(2, new int[4], whole))), "no other module to compare with");
  }

  @Test
  void halvesAreEveryOtherExampleOfAClass() {
    Halves halves = Halves.of(new int[] {0, 0, 1, 0, 2, 1, 0, 0}, 4);
    assertArrayEquals(new int[] {0, 2, 3, 4, 7}, halves.reading());
    assertArrayEquals(new int[] {1, 5, 6}, halves.damage());
  }

  @Test
  void pCountsTheDrawsThatReachTheFigure() {
    Controlled figure = Controlled.of(.5, new double[] {.1, .5, .7, .3});
    assertEquals(.5, figure.value());
    assertEquals(.4, figure.mean(), 1e-12);
    assertEquals(Math.sqrt(.2 / 3), figure.sd(), 1e-12);
    assertEquals(.7, figure.max());
    assertEquals((1 + 2) / 5.0, figure.p(), 1e-12);
    assertEquals(Controlled.NONE, Controlled.of(Double.NaN, new double[] {.1}));
  }
}

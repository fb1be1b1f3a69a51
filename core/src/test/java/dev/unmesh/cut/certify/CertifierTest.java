package dev.unmesh.cut.certify;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is proven against what is seen. */
class CertifierTest {
  private static final int NETS = 400;
  private static final int POINTS = 300;

  @Test
  void noInputGoesBeyondTheBounds() {
    double tightening = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomPair pair = RandomPair.of(seed);
      SplittableRandom random = new SplittableRandom(seed + 1_000_000);
      Box box = box(pair.first().inputs(), random);
      Certifier certifier = new Certifier(pair.first(), pair.second());
      Box proven = certifier.proof(box).difference();
      Box loose = certifier.differenceByIntervals(box);
      for (int point = 0; point < POINTS; point++) {
        double[] x = pair.point(box, random);
        double[] a = pair.first().value(x);
        double[] b = pair.second().value(x);
        assertWithin(proven, a, b, pair.name());
        assertWithin(loose, a, b, pair.name());
      }
      double[] found = new GradientAttack(pair.first(), pair.second(), 2, 5).search(box, 0, seed).difference();
      for (int i = 0; i < found.length; i++) {
        double most = Math.max(-proven.low()[i], proven.high()[i]);
        assertTrue(found[i] <= most + 1e-12, pair.name() + ": found " + found[i] + ", proven " + most);
        assertTrue(proven.low()[i] >= loose.low()[i] - 1e-12 && proven.high()[i] <= loose.high()[i] + 1e-12, pair.name());
        tightening += (proven.high()[i] - proven.low()[i]) / (loose.high()[i] - loose.low()[i] + 1e-300) / found.length;
      }
    }
    System.out.printf("bounds tightened to a mean of %.3f of the interval ones over %d nets%n", tightening / NETS, NETS);
  }

  @Test
  void whatIsProvenToBeAnsweredAlikeIs() {
    int proven = 0;
    for (long seed = 0; seed < NETS; seed++) {
      RandomPair pair = RandomPair.of(seed);
      SplittableRandom random = new SplittableRandom(seed + 2_000_000);
      Box box = Box.around(pair.point(box(pair.first().inputs(), random), random), .05);
      int answer = answer(pair.first(), pair.point(box, random));
      if (new Certifier(pair.first(), pair.second()).proof(box).answersAlike(answer, new double[pair.first().outputs()])) {
        proven++;
        for (int point = 0; point < POINTS; point++) {
          assertEquals(answer, answer(pair.second(), pair.point(box, random)), pair.name());
        }
      }
    }
    assertTrue(proven > NETS / 20 && proven < NETS, proven + " of " + NETS + " proven");
  }

  @Test
  void theSameNetworkDiffersNowhere() {
    for (long seed = 0; seed < 50; seed++) {
      RandomPair pair = RandomPair.of(seed);
      Box difference = new Certifier(pair.first(), pair.first()).proof(box(pair.first().inputs(), new SplittableRandom(seed))).difference();
      assertArrayEquals(new double[difference.size()], difference.low(), 1e-9, pair.name());
      assertArrayEquals(new double[difference.size()], difference.high(), 1e-9, pair.name());
    }
  }

  /** relu(2 x) against relu(1.5 x) for x in [-1, 2]: the difference, .5 relu(x), runs from 0 to 1. */
  @Test
  void workedByHand() {
    List<Stage> stages =
        List.of(
            new Stage.Linear("a", Optional.empty(), 1, 1), new Stage.Elementwise(Activation.RELU, 1), new Stage.Linear("b", Optional.empty(), 1, 1));
    Certifier certifier = new Certifier(Chain.of(stages, weights(2, 3)), Chain.of(stages, weights(1.5f, 3)));
    Box difference = certifier.differenceByIntervals(new Box(new double[] {-1}, new double[] {2}));
    assertEquals(-1.5, difference.low()[0], 1e-9); // where the slope is 1 or 0 is not known of a difference of -.5
    assertEquals(3, difference.high()[0], 1e-9);
    Box up = certifier.proof(new Box(new double[] {1}, new double[] {2})).difference();
    assertEquals(1.5, up.low()[0], 1e-8);
    assertEquals(3, up.high()[0], 1e-8);
    Box none = certifier.proof(new Box(new double[] {-2}, new double[] {-1})).difference();
    assertEquals(0, none.high()[0], 1e-9);
  }

  private static Weights weights(float a, float b) {
    return Weights.of(
        Map.of("a", new WeightArray(new int[] {1, 1}, new float[] {a}), "b", new WeightArray(new int[] {1, 1}, new float[] {b})));
  }

  @Test
  void refusesWhatCannotBe() {
    assertThrows(IllegalArgumentException.class, () -> Box.around(new double[] {0}, -1e-9));
    assertThrows(IllegalArgumentException.class, () -> Box.around(new double[] {0}, Double.NaN));
    Chain one = RandomPair.of(1).first();
    Chain other = RandomPair.of(2).first();
    assertThrows(IllegalArgumentException.class, () -> new Certifier(one, other));
    assertFalse(new Box(new double[] {0}, new double[] {1}).contains(new double[] {1.5}));
  }

  // what is seen is itself rounded: a share of the outputs, not of their difference
  private static void assertWithin(Box proven, double[] a, double[] b, String name) {
    for (int i = 0; i < a.length; i++) {
      double rounding = 1e-13 * (1 + Math.abs(a[i]) + Math.abs(b[i]));
      double seen = a[i] - b[i];
      String message = name + ": output " + i + " differs by " + seen + ", proven [" + proven.low()[i] + ", " + proven.high()[i] + "]";
      assertTrue(proven.low()[i] - rounding <= seen && seen <= proven.high()[i] + rounding, message);
    }
  }

  private static Box box(int size, SplittableRandom random) {
    double[] centre = random.doubles(size, -1, 1).toArray();
    return Box.around(centre, Math.pow(10, -3 * random.nextDouble()));
  }

  private static int answer(Chain chain, double[] x) {
    double[] y = chain.value(x);
    int best = 0;
    for (int i = 1; i < y.length; i++) {
      best = y[i] > y[best] ? i : best;
    }
    return best;
  }
}

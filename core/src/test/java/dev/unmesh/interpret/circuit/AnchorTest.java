package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What anchors promise of their objectives, and objectives of the full model. */
class AnchorTest {
  private static final int CASES = 300;

  /** An objective of the kind drawn, with the outputs it was made of. */
  private record Drawn(String name, Objective objective, double[][] outputs) {
    int places() {
      return outputs.length;
    }

    int count() {
      return outputs[0].length;
    }
  }

  private static List<Drawn> drawn(SplittableRandom random) {
    int places = 2 + random.nextInt(6);
    int count = 1 + random.nextInt(9);
    double scale = List.of(.1, 1.0, 10.0, 60.0).get(random.nextInt(4));
    double[][] full = values(random, places, count, scale);
    double[] weights = weights(random, count);
    int place = random.nextInt(places);
    return List.of(
        new Drawn("class", CrossEntropy.ofClass(places, place, count), full),
        new Drawn("divergence", CrossEntropy.divergence(full, weights), full),
        new Drawn("one versus rest", new OneVersusRest(place, full, weights), full));
  }

  private static double[][] values(SplittableRandom random, int places, int count, double scale) {
    double[][] values = new double[places][count];
    for (double[] row : values) {
      for (int n = 0; n < count; n++) {
        row[n] = random.nextDouble(-scale, scale);
      }
    }
    return values;
  }

  private static double[] weights(SplittableRandom random, int count) {
    double[] weights = new double[count];
    double sum = 0;
    for (int n = 0; n < count; n++) {
      weights[n] = random.nextDouble(.1, 1);
      sum += weights[n];
    }
    for (int n = 0; n < count; n++) {
      weights[n] /= sum;
    }
    return weights;
  }

  @Test
  void theIntervalHoldsTheTrueValueHoweverFarTheOutputsAreMoved() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int at = 0; at < CASES; at++) {
      for (Drawn drawn : drawn(random)) {
        double[][] from = values(random, drawn.places(), drawn.count(), 3);
        Anchor anchor = drawn.objective().anchor(from).orElseThrow();
        for (double size : new double[] {1e-6, 1e-3, .1, 1, 30}) {
          double[][] to = moved(random, from, size);
          double linear = anchor.value();
          double below = 0;
          double above = 0;
          for (int n = 0; n < drawn.count(); n++) {
            double most = Double.NEGATIVE_INFINITY;
            double least = Double.POSITIVE_INFINITY;
            for (int o = 0; o < drawn.places(); o++) {
              double d = to[o][n] - from[o][n];
              linear += anchor.gradient()[o][n] * d;
              most = Math.max(most, d);
              least = Math.min(least, d);
            }
            assertTrue(anchor.down()[n] >= 0 && anchor.up()[n] >= 0);
            below += anchor.down()[n] * (most - least) * (most - least);
            above += anchor.up()[n] * (most - least) * (most - least);
          }
          double value = drawn.objective().value(to);
          double rounding = 1e-12 * (1 + Math.abs(value) + size);
          assertTrue(linear - below <= value + rounding, drawn.name() + " at " + size + ": " + value + " is below " + (linear - below));
          assertTrue(value <= linear + above + rounding, drawn.name() + " at " + size + ": " + value + " is above " + (linear + above));
        }
      }
    }
  }

  // some places only, as a proposal does
  private static double[][] moved(SplittableRandom random, double[][] from, double size) {
    double[][] to = new double[from.length][];
    for (int o = 0; o < to.length; o++) {
      to[o] = from[o].clone();
      for (int n = 0; n < to[o].length && o % 3 != 1; n++) {
        to[o][n] += random.nextDouble(-size, size);
      }
    }
    return to;
  }

  @Test
  void gradientsAreThoseOfFiniteDifferences() {
    SplittableRandom random = new SplittableRandom(5);
    for (int at = 0; at < 60; at++) {
      for (Drawn drawn : drawn(random)) {
        double[][] from = values(random, drawn.places(), drawn.count(), 3);
        Anchor anchor = drawn.objective().anchor(from).orElseThrow();
        assertEquals(drawn.objective().value(from), anchor.value(), 1e-12);
        for (int o = 0; o < drawn.places(); o++) {
          for (int n = 0; n < drawn.count(); n++) {
            double h = 1e-4;
            double value = from[o][n];
            from[o][n] = value + h;
            double high = drawn.objective().value(from);
            from[o][n] = value - h;
            double low = drawn.objective().value(from);
            from[o][n] = value;
            assertEquals((high - low) / (2 * h), anchor.gradient()[o][n], 1e-8, drawn.name() + " at " + o + ", " + n + ", case " + at);
          }
        }
      }
    }
  }

  @Test
  void divergencesAreZeroForTheFullModelAndNeverBelow() {
    SplittableRandom random = new SplittableRandom(6);
    for (int at = 0; at < CASES; at++) {
      for (Drawn drawn : drawn(random).subList(1, 3)) {
        assertEquals(0, drawn.objective().value(drawn.outputs()), 1e-12, drawn.name() + ", case " + at);
        double shift = random.nextDouble(-5, 5);
        double[][] shifted =
            Arrays.stream(drawn.outputs()).map(row -> Arrays.stream(row).map(v -> v + shift).toArray()).toArray(double[][]::new);
        assertEquals(0, drawn.objective().value(shifted), 1e-12, "softmax knows no common shift");
        double other = drawn.objective().value(values(random, drawn.places(), drawn.count(), 3));
        assertTrue(other > 0, drawn.name() + " is " + other + ", case " + at);
      }
    }
  }

  @Test
  void quickAndStrictValuesAreARoundingApart() {
    SplittableRandom random = new SplittableRandom(7);
    for (int at = 0; at < CASES; at++) {
      for (Drawn drawn : drawn(random)) {
        double[][] outputs = values(random, drawn.places(), drawn.count(), List.of(1.0, 300.0).get(at % 2));
        double strict = drawn.objective().value(outputs);
        assertEquals(strict, drawn.objective().quick(outputs), 1e-12 * (1 + Math.abs(strict)), drawn.name() + ", case " + at);
      }
    }
  }

  /** Against the definition, probability by probability. */
  @Test
  void valuesAreWhatTheirFormulasSay() {
    SplittableRandom random = new SplittableRandom(8);
    double[][] full = values(random, 4, 5, 2);
    double[][] some = values(random, 4, 5, 2);
    double[] weights = weights(random, 5);
    double[][] p = Softmax.of(full);
    double[][] q = Softmax.of(some);
    double divergence = 0;
    double versus = 0;
    double entropy = 0;
    for (int n = 0; n < 5; n++) {
      for (int o = 0; o < 4; o++) {
        divergence += weights[n] * p[o][n] * Math.log(p[o][n] / q[o][n]);
      }
      versus += weights[n] * (p[2][n] * Math.log(p[2][n] / q[2][n]) + (1 - p[2][n]) * Math.log((1 - p[2][n]) / (1 - q[2][n])));
      entropy -= Math.log(q[2][n]) / 5;
    }
    assertEquals(divergence, CrossEntropy.divergence(full, weights).value(some), 1e-12);
    assertEquals(versus, new OneVersusRest(2, full, weights).value(some), 1e-12);
    assertEquals(entropy, CrossEntropy.ofClass(4, 2, 5).value(some), 1e-12);
    assertTrue(versus < divergence, "to know all classes is more than to know one");
  }
}

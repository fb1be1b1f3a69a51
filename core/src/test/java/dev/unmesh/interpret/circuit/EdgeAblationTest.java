package dev.unmesh.interpret.circuit;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.engine.array.Nonlinearity;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What stands in for edges that are taken out, against a forward pass written down example by example. */
class EdgeAblationTest {
  private static final int NETS = 150;

  /** What every layer reads on an example in the full model. */
  private static double[][] reads(RandomTail net, int example) {
    Tail tail = net.tail();
    double[][] reads = new double[tail.depth()][];
    double[] x = new double[tail.inputs()];
    for (int c = 0; c < x.length; c++) {
      x[c] = net.examples().values()[example * x.length + c];
    }
    for (int l = 0; l < tail.depth(); l++) {
      reads[l] = x;
      TailLayer layer = tail.layer(l);
      double[] next = new double[layer.rows()];
      for (int i = 0; i < next.length; i++) {
        next[i] = layer.bias()[i];
        for (int c = 0; c < x.length; c++) {
          next[i] += layer.weight(i, c) * x[c];
        }
        next[i] = activated(tail, next[i]);
      }
      x = next;
    }
    return reads;
  }

  private static double activated(Tail tail, double z) {
    return tail.activation() == Nonlinearity.RELU ? Math.max(z, 0) : z / (1 + Math.exp(-z));
  }

  /** The outputs on an example where every edge that is out carries {@code stand} instead. */
  private static double[] outputs(RandomTail net, Mask mask, int example, double[][] stand) {
    Tail tail = net.tail();
    double[] x = reads(net, example)[0];
    for (int l = 0; l < tail.depth(); l++) {
      TailLayer layer = tail.layer(l);
      double[] next = new double[layer.rows()];
      for (int i = 0; i < next.length; i++) {
        next[i] = layer.bias()[i];
        for (int c = 0; c < x.length; c++) {
          next[i] += layer.weight(i, c) * (mask.has(l, i, c) ? x[c] : stand[l][c]);
        }
        next[i] = l + 1 < tail.depth() ? activated(tail, next[i]) : next[i];
      }
      x = next;
    }
    return x;
  }

  private static Mask some(Tail tail, SplittableRandom random) {
    Mask mask = Mask.all(tail);
    for (Unit unit : CircuitUnit.EDGES.of(tail)) {
      if (random.nextBoolean()) {
        unit.removeFrom(mask);
      }
    }
    return mask;
  }

  private static double[] column(double[][] outputs, int n) {
    double[] values = new double[outputs.length];
    for (int o = 0; o < values.length; o++) {
      values[o] = outputs[o][n];
    }
    return values;
  }

  @Test
  void meansAreOfTheFullModelOverTheExamples() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      int count = net.examples().count();
      double[][] mean = null;
      for (int n = 0; n < count; n++) {
        double[][] reads = reads(net, n);
        mean = mean == null ? new double[reads.length][] : mean;
        for (int l = 0; l < reads.length; l++) {
          mean[l] = mean[l] == null ? new double[reads[l].length] : mean[l];
          for (int c = 0; c < reads[l].length; c++) {
            mean[l][c] += reads[l][c] / count;
          }
        }
      }
      Mask mask = some(net.tail(), new SplittableRandom(seed));
      Carried carried = Carried.of(net.tail(), net.examples(), EdgeAblation.MEAN, Optional.empty(), 0);
      double[][] outputs = TailForward.outputs(carried, mask);
      double[][] none = TailForward.outputs(carried, none(net.tail()));
      for (int n = 0; n < count; n++) {
        assertArrayEquals(outputs(net, mask, n, mean), column(outputs, n), 1e-10, "seed " + seed + ", example " + n);
        assertArrayEquals(column(none, 0), column(none, n), 0, "without edges all examples are alike");
      }
    }
  }

  @Test
  void zeroIsNothing() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      Mask mask = some(net.tail(), new SplittableRandom(seed));
      double[][] nothing = net.tail().layers().stream().map(layer -> new double[layer.columns()]).toArray(double[][]::new);
      Carried carried = Carried.of(net.tail(), net.examples(), EdgeAblation.ZERO, Optional.empty(), 0);
      double[][] outputs = TailForward.outputs(carried, mask);
      for (int n = 0; n < net.examples().count(); n++) {
        assertArrayEquals(outputs(net, mask, n, nothing), column(outputs, n), 1e-10, "seed " + seed + ", example " + n);
      }
      int last = net.tail().depth() - 1;
      assertArrayEquals(net.tail().layer(last).bias(), column(TailForward.outputs(carried, none(net.tail())), 0), 0);
    }
  }

  /** Without edges each example gets the full model's answer to another, its partner, who stands in for it with any mask. */
  @Test
  void partnersAreOtherExamples() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      int count = net.examples().count();
      Carried carried = Carried.of(net.tail(), net.examples(), EdgeAblation.RESAMPLE, Optional.empty(), seed);
      double[][] none = TailForward.outputs(carried, none(net.tail()));
      Mask mask = some(net.tail(), new SplittableRandom(seed));
      double[][] outputs = TailForward.outputs(carried, mask);
      for (int n = 0; n < count; n++) {
        int partner = partner(net, carried, n);
        double[][] stand = reads(net, partner);
        assertArrayEquals(outputs(net, Mask.all(net.tail()), partner, stand), column(none, n), 1e-9, "seed " + seed + ", example " + n);
        assertArrayEquals(outputs(net, mask, n, stand), column(outputs, n), 1e-9, "seed " + seed + ", example " + n);
      }
      for (double[] column : carried.inputs()) {
        assertEquals(0, java.util.Arrays.stream(column).sum(), 1e-12, "everybody is somebody's partner");
      }
    }
  }

  // by what the first layer carries: x_n - x_partner
  private static int partner(RandomTail net, Carried carried, int n) {
    double[] own = reads(net, n)[0];
    for (int p = 0; p < net.examples().count(); p++) {
      double[] other = reads(net, p)[0];
      boolean isIt = p != n;
      for (int c = 0; c < own.length; c++) {
        isIt &= own[c] - other[c] == carried.inputs()[c][n];
      }
      if (isIt) {
        return p;
      }
    }
    throw new AssertionError("example " + n + " has no other example for a partner");
  }

  @Test
  void allEdgesAreTheFullModelWhateverTheAblation() {
    for (long seed = 0; seed < NETS; seed++) {
      RandomTail net = RandomTail.of(seed);
      double[][] full = outputs(net, EdgeAblation.ZERO, seed);
      for (EdgeAblation ablation : EdgeAblation.values()) {
        double[][] outputs = outputs(net, ablation, seed);
        for (int o = 0; o < full.length; o++) {
          assertArrayEquals(full[o], outputs[o], 1e-11, ablation + ", seed " + seed);
        }
      }
    }
  }

  private static double[][] outputs(RandomTail net, EdgeAblation ablation, long seed) {
    return TailForward.outputs(Carried.of(net.tail(), net.examples(), ablation, Optional.empty(), seed), Mask.all(net.tail()));
  }

  @Test
  void anotherSeedDrawsOtherPartners() {
    RandomTail net = RandomTail.of(4);
    Mask none = none(net.tail());
    double[][] one = TailForward.outputs(Carried.of(net.tail(), net.examples(), EdgeAblation.RESAMPLE, Optional.empty(), 1), none);
    double[][] same = TailForward.outputs(Carried.of(net.tail(), net.examples(), EdgeAblation.RESAMPLE, Optional.empty(), 1), none);
    double[][] other = TailForward.outputs(Carried.of(net.tail(), net.examples(), EdgeAblation.RESAMPLE, Optional.empty(), 2), none);
    assertTrue(java.util.Arrays.deepEquals(one, same));
    assertNotEquals(java.util.Arrays.deepToString(one), java.util.Arrays.deepToString(other));
  }

  @Test
  void oneExampleHasNobodyToStandInForIt() {
    RandomTail net = RandomTail.of(4);
    TailExamples one = net.examples().only(new int[] {0});
    String told =
        assertThrows(IllegalArgumentException.class, () -> Carried.of(net.tail(), one, EdgeAblation.RESAMPLE, Optional.empty(), 1)).getMessage();
    assertTrue(told.contains("resample") && told.contains("zero or mean"), told);
  }

  private static Mask none(Tail tail) {
    Mask mask = Mask.all(tail);
    CircuitUnit.EDGES.of(tail).forEach(unit -> unit.removeFrom(mask));
    return mask;
  }
}

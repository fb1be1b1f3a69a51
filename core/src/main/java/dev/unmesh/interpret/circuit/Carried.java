package dev.unmesh.interpret.circuit;

import dev.unmesh.network.Seeds;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What the edges of a tail carry on some examples beyond what stands in for those that are ablated. With x_j what a column carries, r_j
 * what stands in for it and K the edges kept, a neuron takes in
 *
 * <p>z_i = b_i + sum_j w_ij r_j + sum_{j in K} w_ij (x_j - r_j)
 *
 * <p>so that taking an edge out always means: minus w_ij (x_j - r_j). (ACDC, Conmy et al. 2023, edge patching; r = 0 is zero ablation.)
 */
final class Carried {
  private final Tail tail;
  private final double[][] inputs;
  private final double[][][] reference;
  private final double[][][] base;

  private Carried(Tail tail, double[][] inputs, double[][][] reference, double[][][] base) {
    this.tail = tail;
    this.inputs = inputs;
    this.reference = reference;
    this.base = base;
  }

  /** @param means of every layer's columns in the full model, for MEAN; @param seed of the partners, for RESAMPLE */
  static Carried of(Tail tail, TailExamples examples, EdgeAblation ablation, Optional<ColumnMeans> means, long seed) {
    double[][] columns = examples.columns();
    int count = examples.count();
    double[][][] base = new double[tail.depth()][][];
    for (int l = 0; l < base.length; l++) {
      base[l] = new double[tail.layer(l).rows()][];
      for (int i = 0; i < base[l].length; i++) {
        base[l][i] = TailForward.constant(count, tail.layer(l).bias()[i]);
      }
    }
    Carried whole = new Carried(tail, columns, null, base);
    if (ablation == EdgeAblation.ZERO) {
      return whole;
    }
    double[][][] reference =
        ablation == EdgeAblation.MEAN
            ? means.orElseGet(() -> ColumnMeans.of(tail, whole)).spread(count)
            : partners(whole, count, seed);
    return whole.against(reference);
  }

  // what every column carries on each example's partner in the full model
  private static double[][][] partners(Carried whole, int count, long seed) {
    int[] partner = derangement(count, seed);
    double[][][] carried = ColumnMeans.columns(whole);
    double[][][] reference = new double[carried.length][][];
    for (int l = 0; l < carried.length; l++) {
      reference[l] = new double[carried[l].length][count];
      for (int c = 0; c < carried[l].length; c++) {
        for (int n = 0; n < count; n++) {
          reference[l][c][n] = carried[l][c][partner[n]];
        }
      }
    }
    return reference;
  }

  // one cycle through all examples (Sattolo): nobody is their own partner
  private static int[] derangement(int count, long seed) {
    if (count < 2) {
      throw new IllegalArgumentException("to resample takes another example, and there is one only: ablate to zero or mean instead");
    }
    SplittableRandom random = new SplittableRandom(Seeds.mix(seed, count));
    int[] at = new int[count];
    for (int i = 0; i < count; i++) {
      at[i] = i;
    }
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i);
      int other = at[i];
      at[i] = at[j];
      at[j] = other;
    }
    return at;
  }

  private Carried against(double[][][] stand) {
    for (int l = 0; l < base.length; l++) {
      TailLayer layer = tail.layer(l);
      for (int i = 0; i < layer.rows(); i++) {
        for (int c = 0; c < layer.columns(); c++) {
          double w = layer.weight(i, c);
          for (int n = 0; n < base[l][i].length && w != 0; n++) {
            base[l][i][n] += w * stand[l][c][n];
          }
        }
      }
    }
    for (int c = 0; c < inputs.length; c++) {
      for (int n = 0; n < inputs[c].length; n++) {
        inputs[c][n] -= stand[0][c][n];
      }
    }
    return new Carried(tail, inputs, stand, base);
  }

  /** The same without what the first layer's columns carry, for whoever holds that in another form. */
  Carried withoutInputs() {
    return new Carried(tail, null, reference == null ? null : behindFirst(), base);
  }

  private double[][][] behindFirst() {
    double[][][] behind = reference.clone();
    behind[0] = null;
    return behind;
  }

  Tail tail() {
    return tail;
  }

  int count() {
    return base[0][0].length;
  }

  /** What the first layer's columns carry: [column][example]; not to be written to. */
  double[][] inputs() {
    return inputs;
  }

  /** What a neuron takes in with all its edges ablated; not to be written to. */
  double[] base(int layer, int row) {
    return base[layer][row];
  }

  /** Turns what a column of {@code layer} (from 1) holds into what it carries. */
  void subtractReference(int layer, int column, double[] values) {
    if (reference != null) {
      double[] stand = reference[layer][column];
      for (int n = 0; n < values.length; n++) {
        values[n] -= stand[n];
      }
    }
  }
}

package dev.unmesh.interpret.circuit;

import dev.unmesh.engine.array.Nonlinearity;
import java.util.BitSet;

/** The papers' algorithm as one would write it down: a whole forward pass, example by example, for every weight. */
final class PlainPapersSearch {
  private final Tail tail;
  private final TailExamples examples;
  private final int place;
  private final double[][] weights;

  PlainPapersSearch(Tail tail, TailExamples examples, int place) {
    this.tail = tail;
    this.examples = examples;
    this.place = place;
    this.weights = tail.layers().stream().map(layer -> layer.weights().clone()).toArray(double[][]::new);
  }

  EdgeSet search() {
    double bound = loss();
    for (int l = weights.length - 1; l >= 0; l--) {
      for (int i = 0; i < weights[l].length; i++) {
        double weight = weights[l][i];
        weights[l][i] = 0;
        if (loss() > bound) {
          weights[l][i] = weight;
        }
      }
    }
    EdgeSet.Builder builder = EdgeSet.builder();
    for (int l = 0; l < weights.length; l++) {
      BitSet kept = new BitSet();
      for (int i = 0; i < weights[l].length; i++) {
        kept.set(i, weights[l][i] != 0);
      }
      builder.put(tail.layer(l).connection(), tail.layer(l).rows(), tail.layer(l).columns(), kept);
    }
    return builder.build();
  }

  private double loss() {
    double sum = 0;
    for (int n = 0; n < examples.count(); n++) {
      double[] x = new double[examples.width()];
      for (int c = 0; c < x.length; c++) {
        x[c] = examples.values()[n * x.length + c];
      }
      for (int l = 0; l < weights.length; l++) {
        TailLayer layer = tail.layer(l);
        double[] z = layer.bias().clone();
        for (int i = 0; i < z.length; i++) {
          for (int c = 0; c < x.length; c++) {
            z[i] += weights[l][i * x.length + c] * x[c];
          }
          if (l + 1 < weights.length) {
            z[i] = tail.activation() == Nonlinearity.RELU ? Math.max(z[i], 0) : z[i] / (1 + StrictMath.exp(-z[i]));
          }
        }
        x = z;
      }
      double most = Double.NEGATIVE_INFINITY;
      for (double value : x) {
        most = Math.max(most, value);
      }
      double exp = 0;
      for (double value : x) {
        exp += StrictMath.exp(value - most);
      }
      sum += 1.0 / examples.count() * (most + StrictMath.log(exp) - x[place]);
    }
    return sum;
  }
}

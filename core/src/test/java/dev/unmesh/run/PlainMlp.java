package dev.unmesh.run;

import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** An MLP with SiLU and its specialisation in plain loops and double precision, straight from the definitions. */
final class PlainMlp {
  private final Weights weights;
  private final int matrices;
  private final Partition partition;
  private final float[] inputs;
  private final int width;

  PlainMlp(Weights weights, int matrices, Partition partition, float[] inputs, int width) {
    this.weights = weights;
    this.matrices = matrices;
    this.partition = partition;
    this.inputs = inputs;
    this.width = width;
  }

  /** Activations layer by layer, the outputs last; rows of module {@code off} of some layers are 0. */
  private List<double[]> forward(int example, Collection<Integer> silenced, int off) {
    double[] x = new double[width];
    for (int i = 0; i < width; i++) {
      x[i] = inputs[example * width + i];
    }
    List<double[]> layers = new ArrayList<>();
    for (int l = 0; l < matrices; l++) {
      float[] w = weights.get("fc" + (l + 1) + ".weight").values();
      float[] bias = weights.get("fc" + (l + 1) + ".bias").values();
      double[] y = new double[bias.length];
      for (int j = 0; j < y.length; j++) {
        y[j] = bias[j];
        boolean silent = silenced.contains(l) && partition.labels("fc" + (l + 1)).orElseThrow()[j] == off;
        for (int i = 0; i < x.length && !silent; i++) {
          y[j] += w[j * x.length + i] * x[i];
        }
        y[j] = l < matrices - 1 ? y[j] / (1 + Math.exp(-y[j])) : y[j];
      }
      layers.add(y);
      x = y;
    }
    return layers;
  }

  private int winner(int example, int layer) {
    double[] active = forward(example, List.of(), -1).get(layer);
    int[] labels = partition.labels("fc" + (layer + 1)).orElseThrow();
    double[] energy = new double[partition.modules()];
    for (int i = 0; i < active.length; i++) {
      energy[labels[i]] += active[i] * active[i];
    }
    return argmax(energy);
  }

  double mutualInformation(int layer, int[] labels, int classes) {
    int n = labels.length;
    double[][] joint = new double[classes][partition.modules()];
    for (int e = 0; e < n; e++) {
      joint[labels[e]][winner(e, layer)] += 1.0 / n;
    }
    double sum = 0;
    for (int c = 0; c < classes; c++) {
      for (int m = 0; m < partition.modules(); m++) {
        double pc = 0;
        double pm = 0;
        for (int other = 0; other < partition.modules(); other++) {
          pc += joint[c][other];
        }
        for (int other = 0; other < classes; other++) {
          pm += joint[other][m];
        }
        sum += joint[c][m] > 0 ? joint[c][m] * Math.log(joint[c][m] / (pc * pm)) : 0;
      }
    }
    return sum;
  }

  /** Owners by the odd examples of each class (the first, the third, ...), damage by the even ones. */
  double gap(int ownersFrom, List<Integer> silenced, int[] labels, int classes) {
    double gap = 0;
    for (int c = 0; c < classes; c++) {
      double[] won = new double[partition.modules()];
      double[] right = new double[partition.modules()];
      int seen = 0;
      for (int e = 0; e < labels.length; e++) {
        if (labels[e] == c && seen++ % 2 == 0) {
          won[winner(e, ownersFrom)]++;
        } else if (labels[e] == c) {
          for (int m = 0; m < right.length; m++) {
            right[m] += argmax(forward(e, silenced, m).get(matrices - 1)) == c ? 1 : 0;
          }
        }
      }
      int owner = argmax(won);
      double others = 0;
      for (int m = 0; m < right.length; m++) {
        others += m == owner ? 0 : right[m] / (right.length - 1);
      }
      gap += (others - right[owner]) / (seen / 2) / classes;
    }
    return gap;
  }

  private static int argmax(double[] values) {
    int most = 0;
    for (int i = 1; i < values.length; i++) {
      most = values[i] > values[most] ? i : most;
    }
    return most;
  }
}

package dev.unmesh.cut.fast;

import dev.unmesh.network.Activation;
import dev.unmesh.wiring.CrossModule;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A random stack whose weights between modules are 0. */
record RandomStack(DenseLayers layers, LayerLabels labels) {
  /**
   * @param widths of inputs and each layer's outputs
   * @param whole which of these are of no module
   * @param even whether modules take turns; else neurons are dealt at random, now and then to none
   */
  static RandomStack of(
      SplittableRandom random, int modules, int[] widths, boolean[] whole, boolean even, boolean bias, Activation activation) {
    List<int[]> labels = new ArrayList<>();
    for (int g = 0; g < widths.length; g++) {
      labels.add(whole[g] ? null : labels(random, modules, widths[g], even));
    }
    List<DenseLayers.Layer> layers = new ArrayList<>();
    for (int i = 0; i + 1 < widths.length; i++) {
      float[] weight = new float[widths[i] * widths[i + 1]];
      for (int w = 0; w < weight.length; w++) {
        boolean crosses = CrossModule.crosses(labels.get(i + 1), w / widths[i], labels.get(i), w % widths[i]);
        weight[w] = crosses ? 0 : (float) (random.nextDouble(-1, 1) * 2 / Math.sqrt(widths[i]));
      }
      float[] biases = new float[widths[i + 1]];
      for (int b = 0; b < biases.length; b++) {
        biases[b] = (float) random.nextDouble(-.5, .5);
      }
      layers.add(new DenseLayers.Layer("fc" + (i + 1) + ".weight", widths[i], widths[i + 1], weight, bias ? biases : null));
    }
    return new RandomStack(new DenseLayers(layers, activation), new LayerLabels(modules, labels));
  }

  private static int[] labels(SplittableRandom random, int modules, int width, boolean even) {
    int shift = random.nextInt(2);
    int[] labels = new int[width];
    for (int i = 0; i < width; i++) {
      // blocks, or by turns
      labels[i] = even ? (shift == 0 ? i * modules / width : i % modules) : random.nextInt(modules + 1) - (random.nextInt(4) == 0 ? 1 : 0);
      labels[i] = Math.min(modules - 1, labels[i]);
    }
    return labels;
  }

  float[] examples(SplittableRandom random, int count) {
    float[] examples = new float[count * layers.in()];
    for (int i = 0; i < examples.length; i++) {
      examples[i] = (float) random.nextDouble(-1, 1);
    }
    return examples;
  }
}

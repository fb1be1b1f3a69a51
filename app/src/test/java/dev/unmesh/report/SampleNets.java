package dev.unmesh.report;

import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Networks as training leaves them, made up from a seed. */
final class SampleNets {
  static final List<String> DIGITS = List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
  static final List<String> CIFAR =
      List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  private SampleNets() {}

  /** 4-20-20-2, nearly all weights gone; x1 and x3 lead to y1, x2 and x4 to y2. */
  static NetworkView bimt(List<String> inputs) {
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("x", 4, Role.INPUT).with(Coordinates.line(4)).withLabels(inputs))
        .group(NeuronGroup.of("hidden1", 20, Role.HIDDEN).with(Coordinates.line(20)))
        .group(NeuronGroup.of("hidden2", 20, Role.HIDDEN).with(Coordinates.line(20)))
        .group(NeuronGroup.of("y", 2, Role.OUTPUT).with(Coordinates.line(2)).withLabels(List.of("y1", "y2")))
        .linear("fc1", "x", "hidden1").linear("fc2", "hidden1", "hidden2").linear("fc3", "hidden2", "y")
        .build();
    Random random = new Random(3);
    float[] fc1 = noise(random, 80, 2e-4);
    float[] fc2 = noise(random, 400, 2e-4);
    float[] fc3 = noise(random, 40, 2e-4);
    int[][] one = {{2, 0}, {3, 0}, {5, 1}, {6, 1}, {12, 2}, {14, 2}, {17, 3}, {18, 3}, {19, 3}};
    for (int[] at : one) {
      fc1[at[0] * 4 + at[1]] = (float) (random.nextGaussian() * .8);
    }
    int[][] two = {{3, 2}, {4, 3}, {4, 5}, {6, 6}, {6, 5}, {13, 12}, {15, 14}, {16, 17}, {17, 18}, {17, 19}};
    for (int[] at : two) {
      fc2[at[0] * 20 + at[1]] = (float) (random.nextGaussian() * .9);
    }
    for (int h : new int[] {3, 4, 6}) {
      fc3[h] = (float) random.nextGaussian();
    }
    for (int h : new int[] {13, 15, 16, 17}) {
      fc3[20 + h] = (float) random.nextGaussian();
    }
    int[] hidden1 = new int[20];
    int[] hidden2 = new int[20];
    for (int i = 0; i < 20; i++) {
      int n = i;
      hidden1[i] = List.of(2, 3, 5, 6).contains(n) ? 0 : List.of(12, 14, 17, 18, 19).contains(n) ? 1 : -1;
      hidden2[i] = List.of(3, 4, 6).contains(n) ? 0 : List.of(13, 15, 16, 17).contains(n) ? 1 : -1;
    }
    Map<String, int[]> labels = new LinkedHashMap<>();
    labels.put("x", new int[] {0, 0, 1, 1});
    labels.put("hidden1", hidden1);
    labels.put("hidden2", hidden2);
    labels.put("y", new int[] {0, 1});
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    put(weights, "fc1", 20, 4, fc1);
    put(weights, "fc2", 20, 20, fc2);
    put(weights, "fc3", 2, 20, fc3);
    return new NetworkView(
        wiring, Weights.of(weights), Optional.of(new Partition(2, labels)), List.of("fc1", "fc2", "fc3"), Optional.empty());
  }

  /** 784-64-64-64-10, fc2 in four modules whose neurons are shuffled; plain if {@code modules} is false. */
  static NetworkView mnist(boolean modules) {
    Wiring wiring = Wiring.builder()
        .input("pixels", 784).hidden("hidden1", 64).hidden("hidden2", 64).hidden("hidden3", 64)
        .group(NeuronGroup.of("digit", 10, Role.OUTPUT).withLabels(DIGITS))
        .linear("fc1", "pixels", "hidden1").linear("fc2", "hidden1", "hidden2").linear("fc3", "hidden2", "hidden3")
        .linear("fc4", "hidden3", "digit")
        .build();
    Random random = new Random(5);
    int[] one = labels(random, 64, 4);
    int[] two = labels(random, 64, 4);
    float[] fc1 = new float[64 * 784];
    for (int i = 0; i < 64; i++) {
      double cx = 14 + 7 * Math.cos(one[i] * 1.6) + random.nextGaussian() * 2;
      double cy = 14 + 7 * Math.sin(one[i] * 1.6) + random.nextGaussian() * 2;
      for (int p = 0; p < 784; p++) {
        double far = Math.hypot(p % 28 - cx, p / 28 - cy);
        double rim = Math.exp(-Math.pow(Math.hypot(p % 28 - 13.5, p / 28 - 13.5) / 11, 6));
        fc1[i * 784 + p] = (float) (random.nextGaussian() * (.02 + .1 * Math.exp(-far * far / 60)) * rim);
      }
    }
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    put(weights, "fc1", 64, 784, fc1);
    put(weights, "fc2", 64, 64, modules ? planted(random, one, two, .004) : noise(random, 4096, .2));
    put(weights, "fc3", 64, 64, noise(random, 4096, .15));
    put(weights, "fc4", 10, 64, noise(random, 640, .2));
    Optional<Partition> partition = modules ? Optional.of(new Partition(4, ordered("hidden1", one, "hidden2", two))) : Optional.empty();
    return new NetworkView(
        wiring, Weights.of(weights), partition, modules ? List.of("fc2") : List.of(), Optional.of(new ImageShape(1, 28, 28)));
  }

  /** conv 3-16, flattened to 16 x 256, fc 64-64-64-10; fc2 regularised. */
  static NetworkView cifar() {
    Wiring wiring = Wiring.builder()
        .group(NeuronGroup.of("colour", 3, Role.INPUT).withLabels(List.of("red", "green", "blue")))
        .hidden("channels", 16).hidden("hidden1", 64).hidden("hidden2", 64).hidden("hidden3", 64)
        .group(NeuronGroup.of("class", 10, Role.OUTPUT).withLabels(CIFAR))
        .convolution("conv1", "colour", "channels", 9)
        .connect(new Connection(
            "fc1", "channels", "hidden1", ParameterView.outByIn("fc1.weight", 64, 4096), AxisMap.ONE_TO_ONE, new AxisMap.Blocks(256)))
        .linear("fc2", "hidden1", "hidden2").linear("fc3", "hidden2", "hidden3").linear("fc4", "hidden3", "class")
        .build();
    Random random = new Random(7);
    int[] one = labels(random, 64, 4);
    int[] two = labels(random, 64, 4);
    int[] channels = labels(random, 16, 4);
    float[] fc1 = noise(random, 64 * 4096, .02);
    for (int i = 0; i < 64; i++) {
      for (int j = 0; j < 4096; j++) {
        fc1[i * 4096 + j] *= one[i] == channels[j / 256] ? 1 : .06f;
      }
    }
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    weights.put("conv1.weight", new WeightArray(new int[] {16, 3, 3, 3}, noise(random, 432, .3)));
    put(weights, "fc1", 64, 4096, fc1);
    put(weights, "fc2", 64, 64, planted(random, one, two, .004));
    put(weights, "fc3", 64, 64, noise(random, 4096, .15));
    put(weights, "fc4", 10, 64, noise(random, 640, .2));
    Map<String, int[]> labels = ordered("channels", channels, "hidden1", one);
    labels.put("hidden2", two);
    return new NetworkView(
        wiring, Weights.of(weights), Optional.of(new Partition(4, labels)), List.of("fc1", "fc2"), Optional.of(new ImageShape(3, 32, 32)));
  }

  /** 30-2000-10, eight modules. */
  static NetworkView wide() {
    Wiring wiring = Wiring.builder()
        .input("in", 30).hidden("hidden", 2000).output("out", 10).linear("fc1", "in", "hidden").linear("fc2", "hidden", "out").build();
    Random random = new Random(9);
    int[] in = labels(random, 30, 8);
    int[] hidden = labels(random, 2000, 8);
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    put(weights, "fc1", 2000, 30, planted(random, in, hidden, .05));
    put(weights, "fc2", 10, 2000, noise(random, 20000, .1));
    return new NetworkView(
        wiring, Weights.of(weights), Optional.of(new Partition(8, ordered("in", in, "hidden", hidden))), List.of("fc1"), Optional.empty());
  }

  /** One transformer layer: a residual stream read and written twice, in two lanes. */
  static NetworkView transformer() {
    Wiring wiring = Wiring.builder()
        .input("tokens", 23).hidden("residual", 32).hidden("queries", 32).hidden("keys", 32).hidden("values", 32).hidden("mlp", 48)
        .output("logits", 23)
        .linear("embed", "tokens", "residual")
        .linear("q", "residual", "queries").linear("k", "residual", "keys").linear("v", "residual", "values")
        .linear("o", "values", "residual")
        .linear("in", "residual", "mlp").linear("out", "mlp", "residual").linear("unembed", "residual", "logits")
        .build();
    Random random = new Random(23);
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (String group : List.of("residual", "queries", "keys", "values", "mlp")) {
      labels.put(group, labels(random, wiring.group(group).size(), 2));
    }
    Map<String, WeightArray> weights = new LinkedHashMap<>();
    for (Connection c : wiring.connections()) {
      int[] from = labels.getOrDefault(c.from(), new int[c.columns()]);
      int[] to = labels.getOrDefault(c.to(), new int[c.rows()]);
      put(weights, c.name(), c.rows(), c.columns(), planted(random, from, to, .02));
    }
    List<String> regularised = List.of("q", "k", "v", "o", "in", "out");
    return new NetworkView(wiring, Weights.of(weights), Optional.of(new Partition(2, labels)), regularised, Optional.empty());
  }

  static float[] noise(Random random, int n, double size) {
    float[] values = new float[n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (random.nextGaussian() * size);
    }
    return values;
  }

  /** Gaussian inside modules, {@code outside} times as large elsewhere. */
  private static float[] planted(Random random, int[] from, int[] to, double outside) {
    float[] values = noise(random, to.length * from.length, .3);
    for (int i = 0; i < to.length; i++) {
      for (int j = 0; j < from.length; j++) {
        values[i * from.length + j] *= to[i] == from[j] ? 1f : (float) outside;
      }
    }
    return values;
  }

  private static int[] labels(Random random, int n, int k) {
    int[] labels = new int[n];
    for (int i = 0; i < n; i++) {
      int j = random.nextInt(i + 1);
      labels[i] = labels[j];
      labels[j] = i % k;
    }
    return labels;
  }

  private static Map<String, int[]> ordered(String first, int[] a, String second, int[] b) {
    Map<String, int[]> map = new LinkedHashMap<>();
    map.put(first, a);
    map.put(second, b);
    return map;
  }

  private static void put(Map<String, WeightArray> weights, String name, int rows, int columns, float[] values) {
    weights.put(name + ".weight", new WeightArray(new int[] {rows, columns}, values));
  }
}

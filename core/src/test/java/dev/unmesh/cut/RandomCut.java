package dev.unmesh.cut;

import dev.unmesh.network.Activation;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A random network with a random end-to-end partition and random weights, nothing of them special. */
record RandomCut(NetworkOptions network, NetworkShape shape, Partition partition, Boundary boundary) {
  static RandomCut mlp(SplittableRandom random) {
    int layers = random.nextInt(1, 4);
    List<Integer> hidden = widths(random, layers);
    NetworkShape shape = new NetworkShape(new int[] {random.nextInt(4, 9)}, random.nextInt(4, 7), List.of(), List.of());
    boolean free = random.nextBoolean();
    MlpOptions network =
        new MlpOptions(0, hidden, random.nextBoolean(), pick(random, Activation.values()), Layout.LINE, Layout.LINE, free, false);
    List<String> divided = fromSomeOn(random, layers);
    if (divided.size() == layers && random.nextBoolean()) {
      divided.add("input");
    }
    Boundary boundary =
        free
            ? new Boundary(order(random, shape.inputs()[0]), order(random, shape.outputs()))
            : Boundary.unchanged(shape.inputs()[0], shape.outputs());
    return of(random, network, shape, divided, boundary);
  }

  static RandomCut tokens(SplittableRandom random) {
    int layers = random.nextInt(1, 3);
    NetworkShape shape = new NetworkShape(new int[] {2}, 5, 4, List.of(), List.of());
    MlpOptions network =
        new MlpOptions(random.nextInt(4, 7), widths(random, layers), true, Activation.SILU, Layout.LINE, Layout.LINE, false, false);
    List<String> divided = fromSomeOn(random, layers);
    if (divided.size() == layers && random.nextBoolean()) {
      divided.add("embedding");
    }
    return of(random, network, shape, divided, Boundary.unchanged(5, 4));
  }

  static RandomCut convNet(SplittableRandom random) {
    int blocks = random.nextInt(1, 3);
    int layers = random.nextInt(1, 3);
    List<ConvBlock> conv = new ArrayList<>();
    for (int i = 0; i < blocks; i++) {
      conv.add(new ConvBlock(random.nextInt(4, 7), 3, 1, random.nextBoolean(), random.nextBoolean(), i == 0 ? 2 : random.nextInt(1, 3)));
    }
    NetworkShape shape = new NetworkShape(new int[] {2, 8, 6}, 4, List.of(), List.of());
    boolean units = random.nextBoolean();
    ConvNetOptions.FlattenedMap map = units ? ConvNetOptions.FlattenedMap.UNITS : ConvNetOptions.FlattenedMap.CHANNELS;
    ConvNetOptions network = new ConvNetOptions(conv, widths(random, layers), random.nextBoolean(), Activation.RELU, List.of(), map);
    List<String> divided = fromSomeOn(random, layers);
    if (units) {
      if (divided.size() == layers && random.nextInt(4) > 0) {
        divided.add("flatten");
      }
      return of(random, network, shape, divided, Boundary.unchanged(2, 4));
    }
    for (int i = blocks; i > 0 && divided.size() == layers + blocks - i && random.nextInt(3) > 0; i--) {
      divided.add("conv" + i);
    }
    return of(random, network, shape, divided, Boundary.unchanged(2, 4));
  }

  // the fully connected hidden groups from a random one on
  private static List<String> fromSomeOn(SplittableRandom random, int layers) {
    List<String> divided = new ArrayList<>();
    for (int i = random.nextInt(layers) + 1; i <= layers; i++) {
      divided.add("fc" + i);
    }
    return divided;
  }

  private static List<Integer> widths(SplittableRandom random, int layers) {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < layers; i++) {
      widths.add(random.nextInt(4, 9));
    }
    return widths;
  }

  private static RandomCut of(SplittableRandom random, NetworkOptions network, NetworkShape shape, List<String> divided, Boundary boundary) {
    if (random.nextInt(3) == 0) {
      divided.add("output");
    }
    int modules = random.nextInt(1, 4);
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : network.blueprint(shape).wiring().groups()) {
      if (divided.contains(group.name())) {
        int[] of = new int[group.size()];
        for (int i = 0; i < of.length; i++) {
          boolean inside = group.name().equals("input") || group.name().equals("output");
          of[i] = i < modules ? i : random.nextInt(inside ? 0 : -1, modules);
        }
        labels.put(group.name(), shuffled(random, of));
      }
    }
    return new RandomCut(network, shape, new Partition(modules, labels), boundary);
  }

  /** All random, running variances positive. */
  Weights weights(SplittableRandom random) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    network.blueprint(shape).initialWeights(random.nextLong()).forEach((name, initial) -> {
      float[] values = new float[initial.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = (float) random.nextDouble(name.endsWith("running_var") ? .5 : -1, 1);
      }
      arrays.put(name, new WeightArray(initial.shape(), values));
    });
    return Weights.of(arrays);
  }

  Cut cut() {
    return Cut.of(network, shape, partition, boundary);
  }

  private static <T> T pick(SplittableRandom random, T[] of) {
    return of[random.nextInt(of.length)];
  }

  private static int[] order(SplittableRandom random, int size) {
    return shuffled(random, Permutation.identity(size));
  }

  private static int[] shuffled(SplittableRandom random, int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = values[i];
      values[i] = values[j];
      values[j] = swapped;
    }
    return values;
  }
}

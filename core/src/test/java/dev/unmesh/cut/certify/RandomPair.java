package dev.unmesh.cut.certify;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.ConvBlock;
import dev.unmesh.network.ConvNetOptions;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.network.Stage;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** A small network and one like it with some weights cut and others moved a little. */
record RandomPair(String name, long[] inputShape, Blueprint blueprint, Weights weights, Chain first, Chain second) {
  static RandomPair of(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Activation activation = Activation.values()[random.nextInt(3)];
    boolean conv = random.nextInt(3) == 0;
    int[] inputs = conv ? new int[] {1 + random.nextInt(2), 4 + random.nextInt(3), 4 + random.nextInt(3)} : new int[] {1 + random.nextInt(5)};
    int outputs = 2 + random.nextInt(3);
    NetworkOptions options = conv ? conv(random, activation, outputs) : mlp(random, activation, inputs[0], outputs);
    Blueprint blueprint = options.blueprint(new NetworkShape(inputs, outputs, List.of(), List.of()));
    List<Stage> stages = blueprint.stages().orElseThrow();
    Weights weights = trained(blueprint.initialWeights(seed), random);
    Weights cut = random.nextBoolean() ? cut(weights, random) : cut(blueprint, weights, random);
    return new RandomPair(
        options + ", seed " + seed, Arrays.stream(inputs).asLongStream().toArray(), blueprint, weights, Chain.of(stages, weights), Chain.of(stages, cut));
  }

  private static NetworkOptions mlp(SplittableRandom random, Activation activation, int inputs, int outputs) {
    List<Integer> hidden = random.ints(random.nextInt(4), 1, 9).boxed().toList();
    return new MlpOptions(
        0, hidden, random.nextBoolean(), activation, Layout.LINE, Layout.LINE, false, true, some(random, inputs), some(random, outputs));
  }

  private static NetworkOptions conv(SplittableRandom random, Activation activation, int outputs) {
    List<ConvBlock> blocks = new ArrayList<>();
    for (int block = 1 + random.nextInt(2); block > 0; block--) {
      int kernel = 1 + 2 * random.nextInt(2);
      blocks.add(new ConvBlock(1 + random.nextInt(3), kernel, kernel / 2, true, random.nextBoolean(), 1 + random.nextInt(blocks.isEmpty() ? 2 : 1)));
    }
    ConvNetOptions.FlattenedMap map = ConvNetOptions.FlattenedMap.values()[random.nextInt(2)];
    List<Integer> reads = map == ConvNetOptions.FlattenedMap.UNITS ? some(random, 4) : List.of();
    return new ConvNetOptions(
        blocks, List.of(1 + random.nextInt(6)), random.nextBoolean(), activation, List.of(), map, reads, some(random, outputs));
  }

  // all, in half the cases, or some in any order
  private static List<Integer> some(SplittableRandom random, int of) {
    if (random.nextBoolean()) {
      return List.of();
    }
    int[] order = Permutation.identity(of);
    for (int i = of - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
    return Arrays.stream(order).limit(1 + random.nextInt(of)).boxed().toList();
  }

  // away from the initial values, where norms do nothing and biases are small
  private static Weights trained(Map<String, WeightArray> initial, SplittableRandom random) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    initial.forEach((name, array) -> {
      float[] values = array.values().clone();
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (name.endsWith("running_var") ? random.nextDouble() : .5 * (random.nextDouble() - .5));
      }
      arrays.put(name, new WeightArray(array.shape(), values));
    });
    return Weights.of(arrays);
  }

  private static Weights cut(Weights weights, SplittableRandom random) {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    double cut = random.nextDouble() * .5;
    double moved = random.nextInt(3) == 0 ? 0 : random.nextDouble() * .1;
    for (String name : weights.names()) {
      float[] values = weights.get(name).values().clone();
      for (int i = 0; i < values.length && !name.endsWith("running_var"); i++) {
        values[i] = random.nextDouble() < cut ? 0 : (float) (values[i] + moved * (random.nextDouble() - .5));
      }
      arrays.put(name, new WeightArray(weights.get(name).shape(), values));
    }
    return Weights.of(arrays);
  }

  // modules of any sizes; a group may be whole, a neuron of none
  private static Weights cut(Blueprint blueprint, Weights weights, SplittableRandom random) {
    int modules = 2 + random.nextInt(2);
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : blueprint.wiring().groups()) {
      if (random.nextInt(4) > 0) {
        labels.put(group.name(), random.ints(group.size(), random.nextInt(8) == 0 ? -1 : 0, modules).toArray());
      }
    }
    return CrossModule.of(blueprint.wiring(), new Partition(modules, labels), name -> weights.get(name).values().length).without(weights);
  }

  double[] point(Box box, SplittableRandom random) {
    double[] x = new double[box.size()];
    int kind = random.nextInt(3);
    for (int i = 0; i < x.length; i++) {
      double share = kind == 0 ? random.nextDouble() : random.nextInt(kind == 1 ? 2 : 3) * (kind == 1 ? 1 : .5);
      x[i] = box.low()[i] + share * (box.high()[i] - box.low()[i]);
    }
    return x;
  }
}

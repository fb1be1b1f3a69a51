package dev.unmesh.pressure;

import dev.unmesh.engine.Tensors;
import dev.unmesh.wiring.AxisMap;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Coordinates;
import dev.unmesh.wiring.NeuronGroup;
import dev.unmesh.wiring.ParameterView;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.Role;
import dev.unmesh.wiring.StridedAxis;
import dev.unmesh.wiring.Symmetry;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.bytedeco.pytorch.Tensor;

/** A random wiring of each kind with random weights, some of them 0. */
record RandomNet(Wiring wiring, Map<String, float[]> arrays, Map<String, int[]> shapes) {
  enum Kind {
    MLP,
    GRID_AND_RING,
    FOLDS,
    CONV_FLATTEN,
    IN_BY_OUT,
    FUSED,
    HEADS,
    TIED,
    RESIDUAL,
    RECURRENT
  }

  static RandomNet of(Kind kind, long seed) {
    Random random = new Random(seed);
    WiringBuilder wiring = Wiring.builder();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    switch (kind) {
      case MLP -> mlp(wiring, shapes, random);
      case GRID_AND_RING -> gridAndRing(wiring, shapes, random);
      case FOLDS -> folds(wiring, shapes, random);
      case CONV_FLATTEN -> convFlatten(wiring, shapes, random);
      case IN_BY_OUT -> inByOut(wiring, shapes, random);
      case FUSED -> fused(wiring, shapes, random);
      case HEADS -> heads(wiring, shapes, random);
      case TIED -> tied(wiring, shapes, random);
      case RESIDUAL -> residual(wiring, shapes, random);
      case RECURRENT -> recurrent(wiring, shapes, random);
    }
    Map<String, float[]> arrays = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> {
      int size = 1;
      for (int extent : shape) {
        size *= extent;
      }
      float[] values = new float[size];
      for (int i = 0; i < size; i++) {
        values[i] = random.nextInt(8) == 0 ? 0 : (float) (random.nextGaussian() * Math.exp(random.nextGaussian()));
      }
      arrays.put(name, values);
    });
    return new RandomNet(wiring.build(), arrays, shapes);
  }

  Weights weights() {
    return weights(arrays);
  }

  Weights weights(Map<String, float[]> values) {
    Map<String, WeightArray> all = new LinkedHashMap<>();
    values.forEach((name, array) -> all.put(name, new WeightArray(shapes.get(name), array)));
    return Weights.of(all);
  }

  Map<String, float[]> zeros() {
    Map<String, float[]> all = new LinkedHashMap<>();
    arrays.forEach((name, array) -> all.put(name, new float[array.length]));
    return all;
  }

  Map<String, Tensor> tensors(Map<String, float[]> values) {
    Map<String, Tensor> all = new LinkedHashMap<>();
    values.forEach((name, array) -> all.put(name, Tensors.of(new WeightArray(shapes.get(name), array))));
    return all;
  }

  /** Random labels for every group, -1 among them. */
  Partition partition(int modules, long seed) {
    Random random = new Random(seed);
    Map<String, int[]> labels = new LinkedHashMap<>();
    for (NeuronGroup group : wiring.groups()) {
      labels.put(group.name(), random.ints(group.size(), 0, modules + 1).map(i -> i - 1).toArray());
    }
    return new Partition(modules, labels);
  }

  private static NeuronGroup group(String name, int size, Role role) {
    return NeuronGroup.of(name, size, role).with(Symmetry.FREE);
  }

  private static void linear(WiringBuilder wiring, Map<String, int[]> shapes, String name, String from, String to, int in, int out) {
    wiring.linear(name, from, to).bias(name + ".bias", to);
    shapes.put(name + ".weight", new int[] {out, in});
    shapes.put(name + ".bias", new int[] {out});
  }

  private static void mlp(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int layers = 2 + random.nextInt(3);
    int[] sizes = random.ints(layers + 1, 1, 9).toArray();
    for (int l = 0; l <= layers; l++) {
      wiring.group(group("g" + l, sizes[l], l == 0 ? Role.INPUT : l == layers ? Role.OUTPUT : Role.HIDDEN));
    }
    for (int l = 1; l <= layers; l++) {
      linear(wiring, shapes, "fc" + l, "g" + (l - 1), "g" + l, sizes[l - 1], sizes[l]);
    }
  }

  private static void gridAndRing(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int inputs = 9;
    int hidden = random.nextBoolean() ? 4 : 16;
    wiring.group(NeuronGroup.of("in", inputs, Role.INPUT).with(Coordinates.grid(inputs)));
    wiring.group(group("h", hidden, Role.HIDDEN).with(Coordinates.grid(hidden)));
    wiring.group(group("out", 5, Role.OUTPUT).with(Coordinates.ring(5, .25)));
    linear(wiring, shapes, "fc1", "in", "h", inputs, hidden);
    linear(wiring, shapes, "fc2", "h", "out", hidden, 5);
  }

  private static void folds(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int dims = 3 + random.nextInt(4);
    int hidden = 4 + random.nextInt(5);
    wiring.group(group("embedding", dims, Role.INPUT)).group(group("h", hidden, Role.HIDDEN)).group(group("out", 3, Role.OUTPUT));
    wiring.connect(
        new Connection(
            "fc1", "embedding", "h", ParameterView.outByIn("fc1.weight", hidden, 2 * dims), AxisMap.ONE_TO_ONE, new AxisMap.Folds(2)));
    shapes.put("fc1.weight", new int[] {hidden, 2 * dims});
    linear(wiring, shapes, "fc2", "h", "out", hidden, 3);
    shapes.put("embedding", new int[] {7, dims});
  }

  private static void convFlatten(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int c1 = 2 + random.nextInt(4);
    int c2 = 2 + random.nextInt(5);
    int space = 4;
    wiring.group(group("rgb", 3, Role.INPUT)).group(group("c1", c1, Role.HIDDEN)).group(group("c2", c2, Role.HIDDEN));
    wiring.group(group("h", 6, Role.HIDDEN)).group(group("out", 4, Role.OUTPUT));
    wiring.convolution("conv1", "rgb", "c1", 9).convolution("conv2", "c1", "c2", 9);
    shapes.put("conv1.weight", new int[] {c1, 3, 3, 3});
    shapes.put("conv2.weight", new int[] {c2, c1, 3, 3});
    wiring.connect(
        new Connection(
            "fc1", "c2", "h", ParameterView.outByIn("fc1.weight", 6, c2 * space), AxisMap.ONE_TO_ONE, new AxisMap.Blocks(space)));
    shapes.put("fc1.weight", new int[] {6, c2 * space});
    linear(wiring, shapes, "fc2", "h", "out", 6, 4);
  }

  private static void inByOut(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int in = 3 + random.nextInt(5);
    int hidden = 3 + random.nextInt(5);
    wiring.group(group("in", in, Role.INPUT)).group(group("h", hidden, Role.HIDDEN)).group(group("out", 4, Role.OUTPUT));
    wiring.connect(
        new Connection("up", "in", "h", ParameterView.inByOut("up.weight", in, hidden), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    wiring.connect(
        new Connection("down", "h", "out", ParameterView.inByOut("down.weight", hidden, 4), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    shapes.put("up.weight", new int[] {in, hidden});
    shapes.put("down.weight", new int[] {hidden, 4});
  }

  /** q, k and v interleaved per head in one parameter (head, then q, k, v, then dimension), keys in lockstep with queries. */
  private static void fused(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int heads = 2;
    int width = 2 + random.nextInt(2);
    int stream = 3 + random.nextInt(4);
    int size = heads * width;
    wiring.group(group("stream", stream, Role.INPUT)).group(group("q", size, Role.HIDDEN));
    wiring.group(group("k", size, Role.HIDDEN).with(new Symmetry.Lockstep("q", 1))).group(group("v", size, Role.HIDDEN));
    String[] parts = {"q", "k", "v"};
    for (int part = 0; part < 3; part++) {
      StridedAxis rows = new StridedAxis(new int[] {heads, width}, new long[] {3L * width * stream, stream});
      ParameterView view =
          new ParameterView("qkv.weight", (long) part * width * stream, rows, StridedAxis.of(stream, 1), StridedAxis.SINGLE);
      wiring.connect(new Connection("to-" + parts[part], "stream", parts[part], view, AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    }
    shapes.put("qkv.weight", new int[] {3 * size, stream});
  }

  /** Attention on a residual stream: heads move as wholes, keys with queries, values in an order of their own within each. */
  private static void heads(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int heads = 1 + random.nextInt(4);
    int width = 1 + random.nextInt(4);
    int valueWidth = 1 + random.nextInt(4);
    int stream = 3 + random.nextInt(5);
    wiring.group(group("in", 2, Role.INPUT)).group(group("stream", stream, Role.HIDDEN));
    wiring.group(group("q", heads * width, Role.HIDDEN).with(new Symmetry.Blocks(width, Optional.empty(), random.nextInt(width + 1))));
    wiring.group(group("k", heads * width, Role.HIDDEN).with(new Symmetry.Lockstep("q", 1)));
    wiring.group(group("v", heads * valueWidth, Role.HIDDEN).with(new Symmetry.Blocks(valueWidth, Optional.of("q"))));
    wiring.group(group("out", 2, Role.OUTPUT));
    linear(wiring, shapes, "embed", "in", "stream", 2, stream);
    linear(wiring, shapes, "to-q", "stream", "q", stream, heads * width);
    linear(wiring, shapes, "to-k", "stream", "k", stream, heads * width);
    linear(wiring, shapes, "to-v", "stream", "v", stream, heads * valueWidth);
    linear(wiring, shapes, "from-v", "v", "stream", heads * valueWidth, stream);
    linear(wiring, shapes, "unembed", "stream", "out", stream, 2);
  }

  private static void tied(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int words = 5 + random.nextInt(4);
    int dims = 3 + random.nextInt(4);
    wiring.group(NeuronGroup.of("words", words, Role.INPUT)).group(group("stream", dims, Role.HIDDEN));
    wiring.group(NeuronGroup.of("next", words, Role.OUTPUT));
    wiring.connect(
        new Connection("embed", "words", "stream", ParameterView.inByOut("wte", words, dims), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    wiring.connect(
        new Connection("unembed", "stream", "next", ParameterView.outByIn("wte", words, dims), AxisMap.ONE_TO_ONE, AxisMap.ONE_TO_ONE));
    shapes.put("wte", new int[] {words, dims});
  }

  /** One stream touched by many connections, a flattened follower among them. */
  private static void residual(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int dims = 4 + random.nextInt(4);
    int hidden = 3 + random.nextInt(4);
    wiring.group(group("in", 3, Role.INPUT)).group(group("stream", dims, Role.HIDDEN)).group(group("h", hidden, Role.HIDDEN));
    wiring.group(group("units", 2 * dims, Role.HIDDEN).with(new Symmetry.Lockstep("stream", 2))).group(group("out", 3, Role.OUTPUT));
    linear(wiring, shapes, "embed", "in", "stream", 3, dims);
    linear(wiring, shapes, "up", "stream", "h", dims, hidden);
    linear(wiring, shapes, "down", "h", "stream", hidden, dims);
    linear(wiring, shapes, "head", "units", "out", 2 * dims, 3);
  }

  private static void recurrent(WiringBuilder wiring, Map<String, int[]> shapes, Random random) {
    int dims = 4 + random.nextInt(5);
    wiring.group(group("in", 3, Role.INPUT)).group(group("state", dims, Role.HIDDEN)).group(group("out", 2, Role.OUTPUT));
    linear(wiring, shapes, "read", "in", "state", 3, dims);
    linear(wiring, shapes, "step", "state", "state", dims, dims);
    linear(wiring, shapes, "write", "state", "out", dims, 2);
  }
}

package dev.unmesh.interpret.prune;

import dev.unmesh.network.Activation;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.Layout;
import dev.unmesh.network.MlpOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.DataSource;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Inputs;
import dev.unmesh.task.Loss;
import dev.unmesh.task.Targets;
import dev.unmesh.task.Task;
import dev.unmesh.task.ValueTargets;
import dev.unmesh.train.DenseForward;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** A network with weights set by hand, all others zero, and a task made for it. */
final class Planted {
  /** Examples held in memory. */
  record Given(int[] inputShape, int outputs, List<String> inputLabels, List<String> outputLabels, Loss loss, Examples train, Examples test)
      implements Task {
    @Override
    public String name() {
      return "planted";
    }

    @Override
    public List<DataSource> sources() {
      return List.of();
    }
  }

  final Blueprint blueprint;
  final Map<String, WeightArray> arrays = new LinkedHashMap<>();
  private final List<String> inputs;
  private final List<String> outputs;
  private int[] inputOrder;
  private int[] outputOrder;

  Planted(Activation activation, boolean bias, int in, int out, Integer... hidden) {
    this(new MlpOptions(List.of(hidden), bias, activation, Layout.LINE, Layout.LINE, true), in, out);
  }

  private Planted(MlpOptions options, int in, int out) {
    this.inputs = names("x", in);
    this.outputs = names("y", out);
    this.blueprint = options.blueprint(new NetworkShape(new int[] {in}, out, inputs, outputs));
    this.inputOrder = Permutation.identity(in);
    this.outputOrder = Permutation.identity(out);
    blueprint
        .initialWeights(1)
        .forEach((name, array) -> arrays.put(name, new WeightArray(array.shape(), new float[array.size()])));
  }

  static List<String> names(String letter, int count) {
    return IntStream.rangeClosed(1, count).mapToObj(i -> letter + i).toList();
  }

  Planted weight(int layer, int to, int from, double value) {
    WeightArray array = arrays.get("fc" + layer + ".weight");
    array.values()[to * array.shape()[1] + from] = (float) value;
    return this;
  }

  Planted bias(int layer, int to, double value) {
    arrays.get("fc" + layer + ".bias").values()[to] = (float) value;
    return this;
  }

  /** Small weights wherever there are none. */
  Planted noise(double size, SplittableRandom random) {
    arrays.forEach((name, array) -> {
      for (int i = 0; i < array.size(); i++) {
        float[] values = array.values();
        values[i] = values[i] == 0 && name.endsWith(".weight") ? (float) random.nextDouble(-size, size) : values[i];
      }
    });
    return this;
  }

  Planted orders(int[] input, int[] output) {
    inputOrder = input;
    outputOrder = output;
    return this;
  }

  Weights weights() {
    Map<String, WeightArray> copies = new LinkedHashMap<>();
    arrays.forEach((name, array) -> copies.put(name, new WeightArray(array.shape(), array.values().clone())));
    return Weights.of(copies);
  }

  DenseForward pass() {
    return new DenseForward(blueprint.dense().orElseThrow(), inputOrder, outputOrder);
  }

  /** Inputs drawn evenly from [-1, 1]. */
  FloatInputs draw(int count, SplittableRandom random) {
    float[] values = new float[count * inputs.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return new FloatInputs(count, new int[] {inputs.size()}, values);
  }

  /** The network, to be judged by what it says now, plus noise of that standard deviation. */
  Targets said(Inputs asked, double noise, SplittableRandom random) {
    float[] values = pass().outputs(weights(), asked);
    for (int i = 0; i < values.length; i++) {
      values[i] += (float) (noise * random.nextGaussian());
    }
    return new ValueTargets(asked.count(), outputs.size(), values);
  }

  /** The task of saying what this network says now, with noise. */
  Task task(double noise, SplittableRandom random) {
    FloatInputs train = draw(200, random);
    FloatInputs test = draw(200, random);
    return task(new Examples(train, said(train, noise, random)), new Examples(test, said(test, noise, random)), Loss.MEAN_SQUARED_ERROR);
  }

  Task task(Examples train, Examples test, Loss loss) {
    return new Given(new int[] {inputs.size()}, outputs.size(), inputs, outputs, loss, train, test);
  }

  Subject subject(Task task) {
    return new Subject(blueprint.wiring(), weights(), pass(), task);
  }

  static Findings findings(Subject subject) {
    return Examination.of(subject, Tolerance.USUAL, share -> {}).findings();
  }
}

package dev.unmesh.train.dense;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.engine.array.Kernels;
import dev.unmesh.network.Blueprint;
import dev.unmesh.network.DenseStack;
import dev.unmesh.network.Network;
import dev.unmesh.pressure.ArrayPressure;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Evaluation;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LearnerState;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.train.TensorState;
import dev.unmesh.wiring.ParameterOrder;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;

/**
 * Steps on plain arrays, without LibTorch, which is started only if the network is asked for as one. Starts from the same weights
 * as the network its blueprint builds.
 */
public final class ArrayLearner implements Learner {
  private final Blueprint blueprint;
  private final DenseStack stack;
  private final Loss loss;
  private final long seed;
  private final Kernels<float[]> kernels = FloatKernels.make();
  private final DenseTraining<float[]> training;
  private final DenseParameters<float[]> parameters;
  private final Map<String, int[]> shapes = new LinkedHashMap<>();
  private final Map<Dataset, DenseScores<float[]>> scores = new IdentityHashMap<>();
  private final boolean moments;
  private final Places inputs;
  private final Places outputs;
  private List<ArrayPressure> bearing = List.of();
  private Network network;

  /**
   * @param batch the largest number of examples a step will see
   * @throws IllegalArgumentException if the blueprint is of more than a stack of matrices
   */
  public ArrayLearner(Blueprint blueprint, Dataset data, Loss loss, OptimiserOptions options, int batch, long seed) {
    this.blueprint = blueprint;
    this.stack =
        blueprint.dense().orElseThrow(() -> new IllegalArgumentException("the array engine trains stacks of matrices only: use engine=libtorch"));
    this.loss = loss;
    this.seed = seed;
    this.training = new DenseTraining<>(kernels, stack, data.examples(), loss, options, batch);
    this.parameters = training.parameters();
    this.moments = options.kind() != OptimiserOptions.Kind.SGD;
    blueprint
        .initialWeights(seed)
        .forEach(
            (name, array) -> {
              shapes.put(name, array.shape());
              parameters.write(name, array.values(), training.weights());
            });
    this.inputs = stack.inputOrder() ? new Places(stack.layers().get(0).in()) : null;
    this.outputs = stack.outputOrder() ? new Places(stack.layers().get(stack.layers().size() - 1).out()) : null;
  }

  @Override
  public double step(long step, int[] examples, double rate, double[] strengths) {
    return training.step(examples, rate, strengths);
  }

  @Override
  public void press(List<Pressure> pressures) {
    Weights weights = weights();
    bearing = pressures.stream().map(pressure -> pressure.onArrays(blueprint.wiring(), weights)).toList();
    training.press(bearing);
  }

  @Override
  public double[] values(int pressure) {
    return bearing.get(pressure).values(weights());
  }

  @Override
  public Map<String, float[]> gradients(long step, int[] examples) {
    training.gradient(examples);
    return read(training.gradient());
  }

  private Map<String, float[]> read(float[] flat) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    shapes.keySet().forEach(name -> arrays.put(name, parameters.read(name, flat)));
    return arrays;
  }

  @Override
  public void permute(Permutation permutation, boolean withMoments) {
    Map<String, int[]> sources = ParameterOrder.sources(blueprint.wiring(), permutation, this::size);
    sources.forEach(
        (name, source) -> {
          if (name.equals(DenseStack.INPUT_ORDER)) {
            inputs.permute(source);
          } else if (name.equals(DenseStack.OUTPUT_ORDER)) {
            outputs.permute(source);
          } else {
            training.gather(name, source, withMoments);
          }
        });
    place();
  }

  private int size(String name) {
    return name.equals(DenseStack.INPUT_ORDER)
        ? inputs.order().length
        : name.equals(DenseStack.OUTPUT_ORDER) ? outputs.order().length : parameters.size(name);
  }

  private void place() {
    int[] order = inputs == null ? null : inputs.gather();
    int[] places = outputs == null ? null : outputs.inverse();
    training.place(order, places);
    scores.values().forEach(score -> score.place(order, places));
  }

  @Override
  public Wiring wiring() {
    return blueprint.wiring();
  }

  @Override
  public Weights weights() {
    Map<String, WeightArray> arrays = new LinkedHashMap<>();
    shapes.forEach((name, shape) -> arrays.put(name, new WeightArray(shape, parameters.read(name, training.weights()))));
    return Weights.of(arrays);
  }

  @Override
  public Evaluation evaluate(Dataset examples, int classes) {
    return scores
        .computeIfAbsent(
            examples,
            split -> {
              DenseScores<float[]> score = new DenseScores<>(kernels, stack, parameters, training.weights(), split, loss);
              score.place(inputs == null ? null : inputs.gather(), outputs == null ? null : outputs.inverse());
              return score;
            })
        .of(classes);
  }

  @Override
  public Network network() {
    if (network == null) {
      LibTorch.start();
      network = blueprint.build(seed);
    }
    Map<String, Tensor> tensors = new HashMap<>();
    network.parameters().forEach((name, tensor) -> tensors.put("parameter/" + name, tensor));
    network.buffers().forEach((name, tensor) -> tensors.put("buffer/" + name, tensor));
    TensorState.write(state(), tensors);
    network.refresh();
    return network;
  }

  @Override
  public LearnerState state() {
    Map<String, float[]> floats = new LinkedHashMap<>();
    read(training.weights()).forEach((name, values) -> floats.put("parameter/" + name, values));
    if (moments) {
      read(training.first()).forEach((name, values) -> floats.put("moment1/" + name, values));
      read(training.second()).forEach((name, values) -> floats.put("moment2/" + name, values));
    }
    Map<String, long[]> orders = new LinkedHashMap<>();
    if (inputs != null) {
      orders.put("buffer/" + DenseStack.INPUT_ORDER, inputs.order());
    }
    if (outputs != null) {
      orders.put("buffer/" + DenseStack.OUTPUT_ORDER, outputs.order());
    }
    return new LearnerState(floats, orders);
  }

  @Override
  public void restore(LearnerState state, long steps) {
    for (String name : shapes.keySet()) {
      restore(state, "parameter/" + name, name, training.weights());
      if (moments) {
        restore(state, "moment1/" + name, name, training.first());
        restore(state, "moment2/" + name, name, training.second());
      }
    }
    if (inputs != null) {
      inputs.set(DenseStack.INPUT_ORDER, state.integers().get("buffer/" + DenseStack.INPUT_ORDER));
    }
    if (outputs != null) {
      outputs.set(DenseStack.OUTPUT_ORDER, state.integers().get("buffer/" + DenseStack.OUTPUT_ORDER));
    }
    training.restoreSteps(steps);
    place();
  }

  private void restore(LearnerState state, String stored, String name, float[] to) {
    float[] values = state.floats().get(stored);
    if (values == null || values.length != parameters.size(name)) {
      throw new IllegalArgumentException(
          "'" + stored + "' has " + (values == null ? "no values" : values.length + " values") + " where the network asks for "
              + parameters.size(name) + ": the file is of another network");
    }
    parameters.write(name, values, to);
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}

package dev.unmesh.train;

import dev.unmesh.engine.FlushedDenormals;
import dev.unmesh.engine.Tensors;
import dev.unmesh.network.Network;
import dev.unmesh.network.Pass;
import dev.unmesh.pressure.Pressure;
import dev.unmesh.pressure.TensorPressure;
import dev.unmesh.task.Loss;
import dev.unmesh.train.activity.ActivityTerms;
import dev.unmesh.wiring.CrossModule;
import dev.unmesh.wiring.Permutation;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Tensor;

/** Steps through LibTorch's autograd; pressures add their closed-form gradients before the fused optimiser runs. */
public final class LibTorchLearner implements Learner {
  private static final String ACTIVITY = "activity/";

  private final Network network;
  private final Dataset data;
  private final Loss loss;
  private final long seed;
  private final Optimiser optimiser;
  private final Map<String, Tensor> tensors = new LinkedHashMap<>();
  private final boolean owner;
  private final LossPrecision precision;
  private List<TensorPressure> pressures = List.of();
  private Optional<TensorGate> gate = Optional.empty();
  private Optional<TensorSparsity> sparsity = Optional.empty();
  private ActivityTerms activity = ActivityTerms.NONE;

  /** @param seed for what the forward pass draws (dropout) */
  public LibTorchLearner(Network network, Dataset data, Loss loss, OptimiserOptions options, long seed) {
    this(network, data, loss, options, LossPrecision.SINGLE, seed, false);
  }

  private LibTorchLearner(
      Network network, Dataset data, Loss loss, OptimiserOptions options, LossPrecision precision, long seed, boolean owner) {
    this.precision = precision;
    this.owner = owner;
    this.network = network;
    this.data = data;
    this.loss = loss;
    this.seed = seed;
    this.optimiser = new Optimiser(options, network.parameters());
    network.parameters().forEach((name, tensor) -> tensors.put("parameter/" + name, tensor));
    network.buffers().forEach((name, tensor) -> tensors.put("buffer/" + name, tensor));
    optimiser.firstMoments().forEach((name, tensor) -> tensors.put("moment1/" + name, tensor));
    optimiser.secondMoments().forEach((name, tensor) -> tensors.put("moment2/" + name, tensor));
  }

  /** A learner that closes the network when it is closed. */
  public static LibTorchLearner owning(Network network, Dataset data, Loss loss, OptimiserOptions options, long seed) {
    return owning(network, data, loss, options, LossPrecision.SINGLE, seed);
  }

  /** The same with the loss of steps in {@code precision}. */
  public static LibTorchLearner owning(
      Network network, Dataset data, Loss loss, OptimiserOptions options, LossPrecision precision, long seed) {
    return new LibTorchLearner(network, data, loss, options, precision, seed, true);
  }

  @Override
  public double step(long step, int[] examples, double rate, double[] strengths) {
    try (PointerScope scope = new PointerScope();
        FlushedDenormals flushed = new FlushedDenormals()) {
      double value = backward(step, examples, activity);
      Map<String, Tensor> gradients = gradientTensors();
      for (int i = 0; i < strengths.length; i++) {
        if (strengths[i] != 0) {
          pressures.get(i).addGradient(gradients, strengths[i]);
        }
      }
      gate.ifPresent(between -> between.open(gradients));
      optimiser.step(new ArrayList<>(gradients.values()), rate);
      gate.ifPresent(TensorGate::restore);
      sparsity.ifPresent(TensorSparsity::restore);
      return value;
    }
  }

  @Override
  public void press(List<Pressure> bearing) {
    pressures.forEach(TensorPressure::close);
    pressures = bearing.stream().map(pressure -> pressure.onTensors(network.wiring(), network.parameters())).toList();
  }

  @Override
  public void gate(CrossModule cross, double g) {
    gate.ifPresent(TensorGate::close);
    gate = Optional.of(new TensorGate(cross, network.parameters(), g));
  }

  @Override
  public void gate(double g) {
    gate.ifPresent(between -> between.narrow(g));
  }

  @Override
  public void specialise(ActivityTerms terms) {
    tensors.keySet().removeIf(name -> name.startsWith(ACTIVITY));
    activity = terms;
    terms.state().forEach((name, tensor) -> tensors.put(ACTIVITY + name, tensor));
  }

  @Override
  public void sparsify(List<String> connections) {
    sparsity = Optional.of(new TensorSparsity(connections, network.wiring(), network.parameters()));
  }

  @Override
  public void keep(double share) {
    sparsity.orElseThrow().keep(share);
  }

  @Override
  public double[] values(int pressure) {
    try (FlushedDenormals flushed = new FlushedDenormals()) {
      return pressures.get(pressure).values();
    }
  }

  @Override
  public Map<String, float[]> gradients(long step, int[] examples) {
    Map<String, float[]> arrays = new LinkedHashMap<>();
    try (PointerScope scope = new PointerScope()) {
      LearnerState statistics = TensorState.read(network.buffers());
      backward(step, examples, ActivityTerms.NONE);
      TensorState.write(statistics, network.buffers());
      gradientTensors().forEach((name, gradient) -> arrays.put(name, Tensors.floats(gradient)));
    }
    return arrays;
  }

  private double backward(long step, int[] examples, ActivityTerms terms) {
    for (Tensor parameter : network.parameters().values()) {
      parameter.mutable_grad().reset();
    }
    boolean all = examples.length == data.count();
    Tensor inputs = all ? data.inputs(0, examples.length) : data.inputs(examples);
    Tensor targets = all ? data.targets(0, examples.length) : data.targets(examples);
    ActivityTerms.Listening listening = terms.listen(targets);
    Tensor value = Losses.of(loss, network.forward(inputs, Pass.training(seed, step), listening), targets, precision);
    listening.backward(value);
    return value.item_double();
  }

  private Map<String, Tensor> gradientTensors() {
    Map<String, Tensor> gradients = new LinkedHashMap<>();
    network.parameters().forEach((name, parameter) -> gradients.put(name, parameter.grad()));
    return gradients;
  }

  @Override
  public void permute(Permutation permutation, boolean moments) {
    List<String> kinds = moments ? List.of("parameter/", "buffer/", "moment1/", "moment2/") : List.of("parameter/", "buffer/");
    TensorReordering.apply(tensors, network.wiring(), permutation, kinds);
    network.refresh();
  }

  @Override
  public Wiring wiring() {
    return network.wiring();
  }

  @Override
  public Weights weights() {
    return network.weights();
  }

  @Override
  public Weights liveWeights() {
    return network.liveWeights();
  }

  @Override
  public Evaluation evaluate(Dataset examples, int outputs) {
    return Evaluation.of(network, examples, loss, outputs);
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public LearnerState state() {
    return TensorState.read(tensors);
  }

  @Override
  public LearnerState liveState() {
    return TensorState.live(tensors);
  }

  @Override
  public void restore(LearnerState state, long steps) {
    TensorState.write(state, tensors);
    optimiser.restoreSteps(steps);
    activity.restored();
    network.refresh();
  }

  // by themselves: a large network's moments are not copied for nothing
  @Override
  public LearnerState model() {
    return TensorState.read(modelTensors());
  }

  @Override
  public void adopt(LearnerState model, long steps) {
    TensorState.write(model, modelTensors());
    network.refresh();
  }

  private Map<String, Tensor> modelTensors() {
    Map<String, Tensor> model = new LinkedHashMap<>(tensors);
    model.keySet().removeIf(name -> name.startsWith("moment") || name.startsWith(ACTIVITY));
    return model;
  }

  @Override
  public void close() {
    pressures.forEach(TensorPressure::close);
    gate.ifPresent(TensorGate::close);
    optimiser.close();
    if (owner) {
      network.close();
    }
  }
}

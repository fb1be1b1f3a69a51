package dev.unmesh.train;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.network.Network;
import dev.unmesh.network.NetworkOptions;
import dev.unmesh.network.NetworkShape;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.Examples;
import dev.unmesh.task.FloatInputs;
import dev.unmesh.task.Loss;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** A network, random examples of a learnable rule, and a loop over them whose events are kept. */
final class SmallTraining implements AutoCloseable {
  static final int CLASSES = 4;

  final List<TrainingEvent> events = new ArrayList<>();
  final Network network;
  final Dataset data;
  final TrainingPlan plan;
  final LibTorchLearner learner;
  final CheckpointFolder checkpoints;

  SmallTraining(
      NetworkOptions options,
      int[] inputs,
      int examples,
      TrainingOptions training,
      Optional<ModuleOptions> modules,
      List<PressureOptions> pressures,
      Optional<SwapOptions> swap,
      Path folder) {
    this(options, inputs, examples, training, modules, pressures, swap, Optional.empty(), folder);
  }

  SmallTraining(
      NetworkOptions options,
      int[] inputs,
      int examples,
      TrainingOptions training,
      Optional<ModuleOptions> modules,
      List<PressureOptions> pressures,
      Optional<SwapOptions> swap,
      Optional<GateOptions> gate,
      Path folder) {
    LibTorch.start();
    this.network = options.blueprint(new NetworkShape(inputs, CLASSES, List.of(), List.of())).build(3);
    this.data = new Dataset(examples(inputs, examples));
    this.plan = new TrainingPlan(training, Loss.CROSS_ENTROPY, CLASSES, modules, pressures, swap, gate, ActivityPlan.NONE, Optional.empty(), 3);
    this.learner = new LibTorchLearner(network, data, Loss.CROSS_ENTROPY, training.optimiser(), 3);
    this.checkpoints = new CheckpointFolder(folder);
  }

  /** The class is the quarter of the input with the largest sum. */
  static Examples examples(int[] shape, int count) {
    int size = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
    SplittableRandom random = new SplittableRandom(11);
    float[] values = new float[count * size];
    int[] labels = new int[count];
    for (int i = 0; i < count; i++) {
      double[] sums = new double[CLASSES];
      for (int j = 0; j < size; j++) {
        float value = (float) (2 * random.nextDouble() - 1);
        values[i * size + j] = value;
        sums[j * CLASSES / size] += value;
      }
      for (int c = 1; c < CLASSES; c++) {
        labels[i] = sums[c] > sums[labels[i]] ? c : labels[i];
      }
    }
    return new Examples(new FloatInputs(count, shape, values), new ClassTargets(CLASSES, labels));
  }

  static TrainingOptions steps(long steps, int batch, double rate) {
    return new TrainingOptions(Optional.empty(), Optional.of(steps), batch, adam(rate, OptimiserOptions.Decay.CONSTANT), 0, 1e9, 0, 1, Engine.AUTO);
  }

  static OptimiserOptions adam(double rate, OptimiserOptions.Decay decay) {
    return new OptimiserOptions(OptimiserOptions.Kind.ADAM, rate, 0, .9, .999, 1e-8, decay);
  }

  Trainer.Outcome run() {
    return run(() -> false);
  }

  Trainer.Outcome run(BooleanSupplier stop) {
    return new Trainer(plan, learner, new TrainingData(data, data, Map.of()), checkpoints, events::add).run(Optional.empty(), stop);
  }

  <T extends TrainingEvent> List<T> heard(Class<T> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  @Override
  public void close() {
    learner.close();
    network.close();
    data.close();
  }
}

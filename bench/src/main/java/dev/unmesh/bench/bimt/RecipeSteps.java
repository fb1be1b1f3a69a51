package dev.unmesh.bench.bimt;

import dev.unmesh.engine.LibTorch;
import dev.unmesh.run.EngineThreads;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Engine;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.train.ScheduledPressure;
import dev.unmesh.train.dense.ArrayLearner;
import dev.unmesh.wiring.Permutation;
import java.util.Arrays;
import java.util.List;

/** The training steps of a recipe by one engine, with the pressures of half-way through, without swaps. */
final class RecipeSteps implements AutoCloseable {
  private static final double FRACTION = .5;

  private final Dataset data;
  private final Learner learner;
  private final double rate;
  private final double[] strengths;
  private final int[][] batches;
  private int steps;

  RecipeSteps(RecipeTask task, Engine engine) {
    Recipe recipe = task.recipe();
    OptimiserOptions optimiser = recipe.training().optimiser();
    this.data = new Dataset(task.examples());
    if (engine == Engine.LIBTORCH) {
      EngineThreads.start(recipe.network(), 1);
      this.learner = LibTorchLearner.owning(task.blueprint().build(0), data, task.loss(), optimiser, 0);
    } else {
      this.learner = new ArrayLearner(task.blueprint(), data, task.loss(), optimiser, task.batch(), 0);
    }
    this.rate = optimiser.rate();
    List<ScheduledPressure> pressures =
        recipe.pressures().stream().flatMap(options -> options.pressures(null, List.of()).stream()).toList();
    learner.press(pressures.stream().map(ScheduledPressure::pressure).toList());
    this.strengths = pressures.stream().mapToDouble(pressure -> pressure.strength().at(0, FRACTION)).toArray();
    int[] all = Permutation.identity(data.count());
    this.batches = new int[all.length / task.batch()][];
    Arrays.setAll(batches, b -> Arrays.copyOfRange(all, b * task.batch(), (b + 1) * task.batch()));
  }

  double step() {
    return learner.step(steps, batches[steps++ % batches.length], rate, strengths);
  }

  Learner learner() {
    return learner;
  }

  /** What takes the steps, with its version or its kind of kernels. */
  static String name(Engine engine) {
    return engine == Engine.LIBTORCH ? "LibTorch " + LibTorch.VERSION : dev.unmesh.engine.array.FloatKernels.name();
  }

  @Override
  public void close() {
    learner.close();
    data.close();
  }
}

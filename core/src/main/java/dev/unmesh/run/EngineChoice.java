package dev.unmesh.run;

import dev.unmesh.engine.array.FloatKernels;
import dev.unmesh.network.Blueprint;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.task.Loss;
import dev.unmesh.train.Dataset;
import dev.unmesh.train.Engine;
import dev.unmesh.train.Learner;
import dev.unmesh.train.LibTorchLearner;
import dev.unmesh.train.LossPrecision;
import dev.unmesh.train.OptimiserOptions;
import dev.unmesh.train.dense.ArrayLearner;
import dev.unmesh.train.dense.KernelWarmUp;
import java.util.Optional;

/**
 * What takes the steps of a run, and why.
 *
 * @param engine ARRAY or LIBTORCH
 * @param name with its kind of kernels, as in provenance: {@code array-vector512}, {@code array-loops}, {@code libtorch}
 * @param reason a sentence
 */
record EngineChoice(Engine engine, String name, String reason) {
  static final String LIBTORCH = "libtorch";
  /** Up to this many weights, explicit vectors in this process were as fast as LibTorch or faster. */
  private static final int VECTOR_WEIGHTS = 150_000;
  /** The same for plain loops. */
  private static final int LOOP_WEIGHTS = 4_000;

  /** @throws IllegalArgumentException if the array engine is asked for and cannot do what the recipe says */
  static EngineChoice of(Recipe recipe, Blueprint blueprint) {
    String kernels = FloatKernels.name();
    return switch (recipe.training().engine()) {
      case LIBTORCH -> new EngineChoice(Engine.LIBTORCH, LIBTORCH, "training.engine says so");
      case ARRAY -> {
        if (blueprint.dense().isEmpty()) {
          throw new IllegalArgumentException(
              "training.engine: the array engine trains stacks of matrices only, and this network is more; use libtorch or auto");
        }
        if (recipe.training().lossPrecision() == LossPrecision.DOUBLE) {
          throw new IllegalArgumentException("training.lossPrecision: the array engine works in floats; set it to single, or training.engine to libtorch");
        }
        beyondArrays(recipe).ifPresent(section -> {
          throw new IllegalArgumentException(section + ": the array engine has none; set training.engine to libtorch or auto");
        });
        yield new EngineChoice(Engine.ARRAY, kernels, "training.engine says so; " + FloatKernels.reason());
      }
      case AUTO -> automatic(recipe, blueprint, kernels);
    };
  }

  /** A section of the recipe that only LibTorch's learner carries out. */
  private static Optional<String> beyondArrays(Recipe recipe) {
    return recipe.gate().isPresent()
        ? Optional.of("gate")
        : !recipe.specialise().isEmpty() ? Optional.of("specialise") : recipe.sparsity().map(of -> "sparsity");
  }

  private static EngineChoice automatic(Recipe recipe, Blueprint blueprint, String kernels) {
    if (recipe.training().lossPrecision() == LossPrecision.DOUBLE) {
      return new EngineChoice(Engine.LIBTORCH, LIBTORCH, "training.lossPrecision is double");
    }
    Optional<String> section = beyondArrays(recipe);
    if (section.isPresent()) {
      return new EngineChoice(Engine.LIBTORCH, LIBTORCH, "the recipe has a section '" + section.get() + "'");
    }
    if (blueprint.dense().isEmpty()) {
      return new EngineChoice(Engine.LIBTORCH, LIBTORCH, "the network is more than a stack of matrices");
    }
    long weights = blueprint.parameters().stream().mapToLong(parameter -> parameter.size()).sum();
    int limit = FloatKernels.areVectors() ? VECTOR_WEIGHTS : LOOP_WEIGHTS;
    return weights <= limit
        ? new EngineChoice(Engine.ARRAY, kernels, weights + " weights, at most " + limit + "; " + FloatKernels.reason())
        : new EngineChoice(Engine.LIBTORCH, LIBTORCH, weights + " weights, more than " + limit + "; " + FloatKernels.reason());
  }

  /**
   * The engine a run began with.
   *
   * @throws RunException if it is not to be had here: another would not reach the same weights
   */
  static EngineChoice recorded(RunFolder folder, RunRecord record) {
    String name = record.engine();
    if (name.equals(LIBTORCH)) {
      return new EngineChoice(Engine.LIBTORCH, LIBTORCH, record.engineReason());
    }
    if (!name.equals(FloatKernels.name())) {
      throw new RunException(
          "the run " + folder.path() + " was begun by the engine " + name + ", but here it would be " + FloatKernels.name() + " (" + FloatKernels.reason()
              + "), which does not reach the same weights; go on where it began, or train under another --name");
    }
    return new EngineChoice(Engine.ARRAY, name, record.engineReason());
  }

  /** Starts LibTorch if it is needed. */
  void start(Recipe recipe, int threads) {
    if (engine == Engine.LIBTORCH) {
      EngineThreads.start(recipe.network(), threads);
    }
  }

  /** A learner at its initial weights. The engine must have been started. */
  Learner learner(Recipe recipe, Blueprint blueprint, Dataset train, Loss loss) {
    OptimiserOptions optimiser = recipe.training().optimiser();
    if (engine == Engine.LIBTORCH) {
      return LibTorchLearner.owning(
          blueprint.build(recipe.seed()), train, loss, optimiser, recipe.training().lossPrecision(), recipe.seed());
    }
    KernelWarmUp.await(loss);
    int batch = recipe.training().batch();
    int examples = batch == 0 ? train.count() : Math.min(batch, train.count());
    return new ArrayLearner(blueprint, train, loss, optimiser, examples, recipe.seed());
  }
}

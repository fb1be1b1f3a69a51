package dev.unmesh.bench.bimt;

import dev.unmesh.pressure.ConnectionCost;
import dev.unmesh.pressure.NeuronSwap;
import dev.unmesh.pressure.SwapSearch;
import dev.unmesh.pressure.Swaps;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.train.ConnectionCostOptions;
import dev.unmesh.train.Engine;
import dev.unmesh.train.SwapOptions;
import dev.unmesh.wiring.Weights;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** The swap search of a BIMT recipe at its initial weights, where most neurons swap; with and without the weights' copy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class SwapBenchmark {
  @Param({"independence", "two-moons", "modular-addition-59", "mnist-2d"})
  public String recipe;

  private RecipeSteps steps;
  private Weights weights;
  private SwapSearch search;

  @Setup
  public void open() {
    RecipeTask task = RecipeTask.open(recipe);
    steps = new RecipeSteps(task, Engine.ARRAY);
    weights = steps.learner().weights();
    search = swap(task.recipe()).on(task.blueprint().wiring());
  }

  static NeuronSwap swap(Recipe recipe) {
    SwapOptions swap = recipe.swap().orElseThrow();
    ConnectionCostOptions cost = (ConnectionCostOptions) recipe.pressures().get(0);
    ConnectionCost priced =
        new ConnectionCost(
            swap.a(), cost.y(), cost.reduction(), new LinkedHashSet<>(cost.connections()), cost.aOf(), false, Set.of());
    return NeuronSwap.of(priced, swap.topK());
  }

  @Benchmark
  public Swaps search() {
    return search.find(weights);
  }

  @Benchmark
  public Swaps searchOfALearner() {
    return search.find(steps.learner().weights());
  }
}

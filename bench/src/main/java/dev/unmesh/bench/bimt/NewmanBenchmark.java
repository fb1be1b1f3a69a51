package dev.unmesh.bench.bimt;

import dev.unmesh.measure.NewmanMeasure;
import dev.unmesh.measure.NewmanModularity;
import dev.unmesh.train.Engine;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Optional;
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

/** Newman modularity of a BIMT recipe's network at its initial weights, dense as they are, one thread; alone and with 20 shuffles. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-XX:+UseSerialGC")
public class NewmanBenchmark {
  @Param({"independence", "modular-addition-59", "mnist-2d"})
  public String recipe;

  @Param({"0", "20"})
  public int shuffles;

  private Wiring wiring;
  private Weights weights;

  @Setup
  public void open() {
    RecipeTask task = RecipeTask.open(recipe);
    try (RecipeSteps steps = new RecipeSteps(task, Engine.ARRAY)) {
      wiring = task.blueprint().wiring();
      weights = steps.learner().weights();
    }
  }

  @Benchmark
  public Optional<NewmanModularity> measure() {
    return new NewmanMeasure(shuffles, 0).of(wiring, weights);
  }
}

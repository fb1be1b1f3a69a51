package dev.unmesh.bench.bimt;

import dev.unmesh.train.Engine;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One training step of a BIMT recipe by each engine: forward, backward, penalty, AdamW; no swap. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-XX:+UseSerialGC"})
public class StepBenchmark {
  @Param({"independence", "two-moons", "modular-addition-59", "mnist-2d"})
  public String recipe;

  @Param({"ARRAY", "LIBTORCH"})
  public Engine engine;

  private RecipeSteps steps;

  @Setup
  public void open() {
    steps = new RecipeSteps(RecipeTask.open(recipe), engine);
  }

  @TearDown
  public void close() {
    steps.close();
  }

  @Benchmark
  public double step() {
    return steps.step();
  }
}

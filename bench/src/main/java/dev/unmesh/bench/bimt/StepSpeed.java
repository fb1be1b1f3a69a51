package dev.unmesh.bench.bimt;

import dev.unmesh.network.DenseStack;
import dev.unmesh.train.Engine;
import java.util.List;

/**
 * Prints how far each BIMT recipe's training step is from the peak of one core, by engine: time a step (the least of several rounds,
 * processor time), FLOPs of its matrix products ({@link StepFlops}), and their quotient beside the machine's peak. Run with the Vector
 * API ({@code --add-modules jdk.incubator.vector}).
 */
public final class StepSpeed {
  static final List<String> RECIPES = List.of("independence", "two-moons", "modular-addition-59", "mnist-2d");

  private StepSpeed() {}

  public static void main(String[] args) {
    double peak = PeakSpeed.ofFusedMultiplyAdds();
    String java = System.getProperty("java.version");
    System.out.printf("Java %s; one core: %.1f GFLOP/s by fused multiply-adds in registers (the peak),", java, peak / 1e9);
    System.out.printf(" %.1f by LibTorch's product of 1024 x 1024 matrices%n%n", PeakSpeed.ofLargeProduct() / 1e9);
    System.out.println("| recipe | engine | us a step | MFLOP done (as written) | GFLOP/s | of the peak |");
    System.out.println("|---|---|---|---|---|---|");
    for (String recipe : args.length > 0 ? List.of(args) : RECIPES) {
      for (Engine engine : List.of(Engine.ARRAY, Engine.LIBTORCH)) {
        print(recipe, engine, peak);
      }
    }
  }

  private static void print(String recipe, Engine engine, double peak) {
    RecipeTask task = RecipeTask.open(recipe);
    DenseStack stack = task.blueprint().dense().orElseThrow();
    double written = StepFlops.written(stack, task.batch());
    double done = engine == Engine.ARRAY ? StepFlops.byTables(stack, task.batch()) : written;
    try (RecipeSteps steps = new RecipeSteps(task, engine)) {
      double nanos = CpuTime.least(steps::step);
      System.out.printf(
          "| %s | %s | %.1f | %.2f (%.2f) | %.1f | %.1f %% |%n",
          recipe, RecipeSteps.name(engine), nanos / 1e3, done / 1e6, written / 1e6, done / nanos, 100 * done / nanos * 1e9 / peak);
    }
  }
}

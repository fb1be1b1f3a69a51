package dev.unmesh.bench.bimt;

import dev.unmesh.cluster.Workers;
import dev.unmesh.run.BareRun;
import dev.unmesh.run.RunListener;
import dev.unmesh.run.RunRecord;
import dev.unmesh.run.recipe.Recipe;
import dev.unmesh.run.recipe.Recipes;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;
import dev.unmesh.train.CheckpointFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Trains seeds of a recipe alone and several at once in threads, as unmesh bimt-table does, in turn, and prints a line of JSON with the
 * ratio of throughputs: {@code ParallelRuns RECIPE [--engine auto|array|libtorch] [--steps N] [--at-once 2] [--rounds 3] [--data-dir
 * DIR]}. Seconds are those of training steps, of the slowest where several train. One round before is not counted.
 */
public final class ParallelRuns {
  private final Recipe recipe;
  private final Task task;
  private final Path scratch;

  private ParallelRuns(Recipe recipe, Task task, Path scratch) {
    this.recipe = recipe;
    this.task = task;
    this.scratch = scratch;
  }

  public static void main(String[] args) throws IOException {
    Arguments given = new Arguments(args);
    int atOnce = given.number("--at-once", 2);
    int rounds = given.number("--rounds", 3);
    Recipe recipe = Recipes.open(args[0], given.overrides());
    DataFolder data = new DataFolder(Path.of(given.text("--data-dir", ".")), true);
    Path scratch = Files.createTempDirectory("parallel-runs");
    try {
      ParallelRuns runs = new ParallelRuns(recipe, Tasks.open(recipe.task(), recipe.seed(), data, RunListener.SILENT), scratch);
      double[] alone = new double[rounds];
      double[] together = new double[rounds];
      String engine = "";
      for (int round = -1; round < rounds; round++) {
        RunRecord[] one = runs.train(1);
        RunRecord[] several = runs.train(atOnce);
        engine = one[0].engine();
        if (round >= 0) {
          alone[round] = slowest(one);
          together[round] = slowest(several);
        }
      }
      System.out.printf(
          Locale.ROOT,
          "{\"workload\": \"%s\", \"engine\": \"Unmesh, %s, Java %s\", \"atOnce\": %d, \"steps\": %d, \"aloneSeconds\": %.3f,"
              + " \"togetherSeconds\": %.3f, \"ratio\": %.3f}%n",
          recipe.name(),
          engine,
          System.getProperty("java.version"),
          atOnce,
          recipe.training().steps().orElseThrow(),
          median(alone),
          median(together),
          atOnce * median(alone) / median(together));
    } finally {
      delete(scratch);
    }
  }

  private RunRecord[] train(int count) throws IOException {
    RunRecord[] records = new RunRecord[count];
    Path folder = Files.createTempDirectory(scratch, "checkpoints");
    try (Workers workers = new Workers(count)) {
      workers.run(
          count,
          i ->
              records[i] =
                  BareRun.of(
                      recipe.withSeed(recipe.seed() + i),
                      task,
                      new CheckpointFolder(folder.resolve(Integer.toString(i))),
                      RunListener.SILENT,
                      () -> false));
    }
    return records;
  }

  private static double slowest(RunRecord[] records) {
    return Arrays.stream(records).mapToDouble(record -> record.summary().path("seconds").asDouble()).max().orElseThrow();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(path);
      }
    }
  }

  /** {@code --name value} pairs after the recipe. */
  private record Arguments(String[] args) {
    String text(String name, String otherwise) {
      int at = Arrays.asList(args).indexOf(name);
      return at < 0 ? otherwise : args[at + 1];
    }

    int number(String name, int otherwise) {
      return Integer.parseInt(text(name, Integer.toString(otherwise)));
    }

    List<String> overrides() {
      String engine = "training.engine=" + text("--engine", "auto");
      String steps = text("--steps", "");
      return steps.isEmpty() ? List.of(engine) : List.of(engine, "training.steps=" + steps);
    }
  }
}

package dev.unmesh.run;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitGrades;
import dev.unmesh.interpret.circuit.CircuitOptions;
import dev.unmesh.interpret.circuit.CircuitSearch;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.FoundCircuit;
import dev.unmesh.interpret.circuit.Grader;
import dev.unmesh.interpret.circuit.ModuleShares;
import dev.unmesh.interpret.circuit.TailExamples;
import dev.unmesh.task.Checksum;
import dev.unmesh.task.ClassTargets;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.wiring.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** Looks for circuits in a finished run. Masks go to its circuits directory label by label, so that nothing found is lost. */
public final class CircuitRun {
  private static final double SAVE_SECONDS = 2;

  private CircuitRun() {}

  /**
   * @param label the class to search, or empty for all
   * @param clusters how many modules to look for in a run that has none of its own, to see how circuits lie in them
   * @param fresh whether to search again what was found before with the same options
   * @param stop asked now and then; once it is true the search ends, and the same call goes on with it
   * @throws StoppedException if stopped
   * @throws RunException if the run has no final model, a weight is no number, the task has no classes or not that one, or no examples of it
   */
  public static CircuitTable of(
      RunFolder folder,
      CircuitOptions options,
      OptionalInt label,
      OptionalInt clusters,
      boolean fresh,
      DataFolder data,
      RunListener heard,
      BooleanSupplier stop) {
    RunListener listener = new StoppableListener(heard, stop);
    try (FolderLock lock = FolderLock.take(folder.path(), "the run " + folder.path());
        OpenTail open = OpenTail.open(folder, data, listener)) {
      List<Integer> labels = labels(open.task(), label, folder);
      CircuitExamples examples = new CircuitExamples(open, options);
      labels.forEach(examples::check);
      TailExamples test = examples.test();
      Grader grader = new Grader(open.tail(), test, options.ablation(), options.seed());
      Grader few = new Grader(open.tail(), CircuitExamples.few(test), options.ablation(), options.seed());
      CircuitFolder circuits = new CircuitFolder(folder, options, Checksum.sha256(folder.model()));
      CircuitSearch search = new CircuitSearch(open.tail(), options, grader, few);
      Optional<ModuleShares> modules = modules(open.run(), clusters, options.seed());
      CircuitGrades grades = new CircuitGrades(open.tail(), options, grader, open.task().outputLabels(), modules);
      List<FoundCircuit> found = new ArrayList<>();
      List<Circuit> graded = new ArrayList<>();
      for (int i = 0; i < labels.size(); i++) {
        int y = labels.get(i);
        Progress progress = new Progress(listener, open.task().outputLabels().get(y), i, labels.size());
        Optional<FoundCircuit> before = fresh ? Optional.empty() : circuits.finished(y);
        FoundCircuit circuit = before.isPresent() ? before.get() : search(search, circuits, examples, y, fresh, progress);
        found.add(circuit);
        graded.add(grades.of(circuit));
        progress.at(1);
      }
      CircuitTable table = grades.table(graded, found);
      CircuitsFile.merge(folder, table);
      return table;
    } catch (IllegalArgumentException e) {
      throw new RunException(folder.path() + ": " + e.getMessage(), e);
    }
  }

  /** @throws RunException if two runs do not answer with the same labels: their circuits cannot be held against each other */
  public static void checkSameLabels(RunFolder folder, RunFolder other) {
    List<String> own = RunClasses.of(RunRecord.read(folder));
    List<String> others = RunClasses.of(RunRecord.read(other));
    if (!own.equals(others)) {
      throw new RunException(
          "the runs answer with different labels, " + folder.path() + " with " + String.join(", ", own) + ", " + other.path() + " with "
              + String.join(", ", others) + ": circuits are held against those of a run of the same task");
    }
  }

  private static Optional<ModuleShares> modules(LoadedRun run, OptionalInt clusters, long seed) {
    if (run.partition().isPresent()) {
      return Optional.of(new ModuleShares(run.wiring(), run.partition().get(), run.divided()));
    }
    if (clusters.isEmpty()) {
      return Optional.empty();
    }
    List<String> all = run.wiring().connections().stream().map(Connection::name).toList();
    return Optional.of(new ModuleShares(run.wiring(), HiddenModules.find(run, clusters.getAsInt(), Set.of(), seed), all));
  }

  private static FoundCircuit search(
      CircuitSearch search, CircuitFolder circuits, CircuitExamples examples, int label, boolean fresh, Progress progress) {
    boolean goesOn = search.isResumable() && !fresh;
    double before = goesOn ? circuits.secondsUntilReached(label) : 0;
    long start = System.nanoTime();
    long[] saved = {start};
    FoundCircuit found =
        search.find(
            label,
            examples.of(label),
            goesOn ? circuits.reached(label) : Optional.empty(),
            at -> {
              long now = System.nanoTime();
              if ((now - saved[0]) * 1e-9 > SAVE_SECONDS) {
                circuits.reach(label, at, before + (now - start) * 1e-9);
                saved[0] = now;
              }
            },
            progress::at);
    FoundCircuit whole = found.longerBy(before);
    circuits.finish(whole);
    return whole;
  }

  private static List<Integer> labels(Task task, OptionalInt label, RunFolder folder) {
    if (!(task.test().targets() instanceof ClassTargets)) {
      throw new RunException(
          "the run " + folder.path() + " learns values (" + task.name() + "), not classes: there is no label to find a circuit for");
    }
    if (label.isPresent() && (label.getAsInt() < 0 || label.getAsInt() >= task.outputs())) {
      throw new RunException(
          "the task " + task.name() + " has no label " + label.getAsInt() + "; its labels are 0 to " + (task.outputs() - 1) + ": "
              + String.join(", ", task.outputLabels()));
    }
    return label.isPresent() ? List.of(label.getAsInt()) : IntStream.range(0, task.outputs()).boxed().toList();
  }

  /** One label's share of all. */
  private record Progress(RunListener listener, String label, int index, int count) {
    void at(double share) {
      listener.stage("circuit of '" + label + "'", (index + share) / count);
    }
  }
}

package dev.unmesh.run;

import dev.unmesh.interpret.edit.Intervention;
import dev.unmesh.interpret.edit.Interventions;
import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What interventions on a finished run's network change, on its test examples. The run stays as it is.
 *
 * @param before how the network stands, {@code after} how it does with all interventions done
 * @param outputs what outputs are called
 * @param errorsBefore every output's squared error (a class's: of its probability)
 * @param run the directory of the changed network, if it was made a run
 */
public record InterveneRun(
    List<String> interventions,
    Standing before,
    Standing after,
    List<String> outputs,
    double[] errorsBefore,
    double[] errorsAfter,
    Optional<String> run) {
  /**
   * @param asked given the run, in which places are looked up by name
   * @param into the directory of a new run that holds the changed network, if one is wanted
   * @throws IllegalArgumentException if an intervention names what there is not
   * @throws RunExistsException if there is something at {@code into}
   */
  public static InterveneRun of(
      RunFolder folder, DataFolder data, Function<LoadedRun, List<Intervention>> asked, Optional<Path> into, RunListener listener) {
    into.ifPresent(path -> RunFolder.refuseTaken(path, "--out"));
    List<Intervention> wanted = asked.apply(LoadedRun.open(folder));
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      Subject subject = examined.subject();
      Interventions stack =
          Interventions.on(subject.wiring(), subject.weights(), (weights, connection, column) -> mean(subject, weights, connection, column));
      for (Intervention intervention : wanted) {
        stack = stack.with(intervention);
      }
      Interventions done = stack;
      into.ifPresent(path -> write(examined, done, path, listener));
      return new InterveneRun(
          done.applied().stream().map(Object::toString).toList(),
          subject.standing(subject.weights()),
          subject.standing(done.weights()),
          subject.task().outputLabels(),
          subject.errors(subject.weights()),
          subject.errors(done.weights()),
          into.map(Path::toString));
    }
  }

  private static double mean(Subject subject, Weights weights, Connection connection, int column) {
    return subject.mean(weights, connection, column)
        .orElseThrow(
            () -> new IllegalArgumentException(
                "what connection '" + connection.name() + "' reads has no mean a bias could hold: silence with =0"));
  }

  private static void write(ExaminedRun examined, Interventions done, Path into, RunListener listener) {
    DerivedRun derived = new DerivedRun(examined, done.weights(), listener);
    ObjectNode tree = derived.record(Origin.CHANGED);
    ArrayNode options = ((ObjectNode) tree.get(Origin.CHANGED)).putArray("options");
    for (Intervention intervention : done.applied()) {
      options.add((intervention instanceof Intervention.SetWeight ? "--weight " : "--neuron ") + intervention);
    }
    FoundFiles.summarise(Optional.empty(), tree);
    derived.write(into, tree, folder -> FoundFiles.write(folder, derived.measures(), Optional.empty()));
  }
}

package dev.unmesh.run;

import dev.unmesh.interpret.edit.Intervention;
import dev.unmesh.interpret.edit.Interventions;
import dev.unmesh.interpret.prune.Standing;
import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.DataFolder;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Weights;
import java.util.List;
import java.util.function.Function;

/**
 * What interventions on a finished run's network change, on its test examples. The run stays as it is.
 *
 * @param before how the network stands, {@code after} how it does with all interventions done
 * @param outputs what outputs are called
 * @param errorsBefore every output's squared error (a class's: of its probability)
 */
public record InterveneRun(
    List<String> interventions, Standing before, Standing after, List<String> outputs, double[] errorsBefore, double[] errorsAfter) {
  /**
   * @param asked given the run, in which places are looked up by name
   * @throws IllegalArgumentException if an intervention names what there is not
   */
  public static InterveneRun of(RunFolder folder, DataFolder data, Function<LoadedRun, List<Intervention>> asked, RunListener listener) {
    List<Intervention> wanted = asked.apply(LoadedRun.open(folder));
    try (ExaminedRun examined = ExaminedRun.open(folder, data, listener)) {
      Subject subject = examined.subject();
      Interventions stack =
          Interventions.on(subject.wiring(), subject.weights(), (weights, connection, column) -> mean(subject, weights, connection, column));
      for (Intervention intervention : wanted) {
        stack = stack.with(intervention);
      }
      return new InterveneRun(
          stack.applied().stream().map(Object::toString).toList(),
          subject.standing(subject.weights()),
          subject.standing(stack.weights()),
          subject.task().outputLabels(),
          subject.errors(subject.weights()),
          subject.errors(stack.weights()));
    }
  }

  private static double mean(Subject subject, Weights weights, Connection connection, int column) {
    return subject.mean(weights, connection, column)
        .orElseThrow(
            () -> new IllegalArgumentException(
                "what connection '" + connection.name() + "' reads has no mean a bias could hold: silence with =0"));
  }
}

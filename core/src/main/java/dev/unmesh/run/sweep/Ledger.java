package dev.unmesh.run.sweep;

import dev.unmesh.run.RunClaim;
import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.run.RunRecord;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How a sweep's trials stand, read from their directories; what has finished is read once. Not safe for use by several threads. */
final class Ledger {
  private final SweepPlan plan;
  private final SweepFolder folder;
  private final int retries;
  private final Map<String, TrialResult> finished = new HashMap<>();

  /** @param retries how often a trial that failed is tried again */
  Ledger(SweepPlan plan, SweepFolder folder, int retries) {
    this.plan = plan;
    this.folder = folder;
    this.retries = retries;
  }

  TrialResult look(Trial trial) {
    TrialResult known = finished.get(trial.name());
    if (known != null) {
      return known.as(trial);
    }
    Optional<TrialResult> result = result(trial);
    result.ifPresent(of -> finished.put(trial.name(), of));
    return result.orElseGet(() -> open(trial));
  }

  private Optional<TrialResult> result(Trial trial) {
    RunFolder run = new RunFolder(folder.run(trial));
    if (!Files.exists(run.record())) {
      return Optional.empty();
    }
    try {
      JsonNode record = run.read(run.record());
      // a report that is missing is written by the trial's command, which finds the rest done
      boolean whole = Files.exists(run.report()) || isGivenUp(folder.failure(trial));
      return record.path("status").asString("").equals(RunRecord.Status.FINISHED.written()) && whole
          ? Optional.of(new TrialResult(trial, TrialStatus.FINISHED, "", place(trial), TrialFigures.of(run, record)))
          : Optional.empty();
    } catch (RunException e) {
      return Optional.empty(); // whoever goes on with it will say what is wrong
    }
  }

  private TrialResult open(Trial trial) {
    Optional<TrialFailure> failure = folder.failure(trial);
    boolean held = !isGivenUp(failure) && RunClaim.isHeld(folder.run(trial));
    TrialStatus status = isGivenUp(failure) ? TrialStatus.FAILED : held ? TrialStatus.RUNNING : TrialStatus.WAITING;
    return new TrialResult(trial, status, failure.map(TrialFailure::error).orElse(""), place(trial), Map.of());
  }

  private boolean isGivenUp(Optional<TrialFailure> failure) {
    return failure.isPresent() && failure.get().times() > retries;
  }

  private String place(Trial trial) {
    return folder.path().relativize(folder.run(trial)).toString().replace('\\', '/');
  }

  /** Notes that a trial's process or job ended without a result. @return whether it is to be tried again */
  boolean failed(Trial trial, String error) {
    int times = folder.failure(trial).map(TrialFailure::times).orElse(0) + 1;
    folder.write(trial, new TrialFailure(times, error));
    return times <= retries;
  }

  SweepResults results() {
    return new SweepResults(plan, plan.trials().stream().map(this::look).toList());
  }

  /** The best trial of a stage so far, by accuracy, else by loss on the test data; empty before there is one. */
  String best() {
    Stage stage = finished.values().stream().anyMatch(of -> of.trial().stage() == Stage.FINAL) ? Stage.FINAL : Stage.TUNING;
    List<TrialResult> all = finished.values().stream().filter(of -> of.trial().stage() == stage).toList();
    return best(all, TrialFigures.ACCURACY, 1, "accuracy").or(() -> best(all, TrialFigures.LOSS, -1, "loss")).orElse("");
  }

  private static Optional<String> best(List<TrialResult> all, String column, int sign, String name) {
    Comparator<TrialResult> order = Comparator.comparingDouble(result -> sign * result.figure(column));
    return all.stream()
        .filter(result -> !Double.isNaN(result.figure(column)))
        .max(order.thenComparing(result -> result.trial().name()))
        .map(result -> "test " + name + " " + result.figures().get(column).asString() + " " + result.trial().label());
  }
}

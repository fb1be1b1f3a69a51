package dev.unmesh.run;

import dev.unmesh.interpret.prune.Subject;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.Tasks;

/** A finished run opened with its data, to be asked what its network answers. */
final class ExaminedRun implements AutoCloseable {
  private final LoadedRun run;
  private final Subject subject;
  private final RunForward forward;

  private ExaminedRun(LoadedRun run, Subject subject, RunForward forward) {
    this.run = run;
    this.subject = subject;
    this.forward = forward;
  }

  static ExaminedRun open(RunFolder folder, DataFolder data, RunListener listener) {
    LoadedRun run = LoadedRun.open(folder);
    Task task = Tasks.open(run.recipe().task(), run.recipe().seed(), data, listener);
    Answers.requireOneEach(folder, task, "asking what a changed network answers");
    RunForward forward = RunForward.open(run);
    try {
      return new ExaminedRun(run, new Subject(run.wiring(), run.weights(), forward.pass(), task), forward);
    } catch (IllegalArgumentException e) {
      throw new RunException(folder.model() + ": " + e.getMessage(), e);
    }
  }

  LoadedRun run() {
    return run;
  }

  Subject subject() {
    return subject;
  }

  @Override
  public void close() {
    forward.close();
  }
}

package dev.unmesh.run.sweep;

import dev.unmesh.run.FolderLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * Has a cluster make a sweep's trials: submits them as job arrays, looks after them, submits again what failed. What it has submitted
 * stands in the sweep's directory, so that another process may go on with it.
 */
public final class SlurmExecutor {
  /** Slurm's usual MaxArraySize is 1001. */
  private static final int MOST_TASKS = 1000;

  private static final long TICK_MILLIS = 200;

  private final SweepFolder folder;
  private final TrialCommand command;
  private final Optional<Integer> most;
  private final List<String> own;
  private final long pollMillis;
  private final SlurmQueue queue = new SlurmQueue();
  private final SubmissionFolder submissions;
  private final Ledger ledger;
  private final SweepReport report;
  private final SweepListener listener;
  private final Map<String, Trial> trials;
  private final Set<String> missing = new HashSet<>();

  /**
   * @param most trials at once; empty for as many as the cluster has room for
   * @param arguments more for sbatch, as a shell would split them
   * @param retries how often a trial that failed is submitted again
   * @param pollSeconds between questions to Slurm
   */
  public SlurmExecutor(
      SweepPlan plan, SweepFolder folder, TrialCommand command, Optional<Integer> most, String arguments, int retries, int pollSeconds,
      SweepListener listener) {
    this.folder = folder;
    this.command = command;
    this.most = most;
    this.own = ShellWords.split(arguments);
    this.pollMillis = 1000L * pollSeconds;
    this.submissions = new SubmissionFolder(folder);
    this.ledger = new Ledger(plan, folder, retries);
    this.listener = listener;
    this.report = new SweepReport(ledger, folder, most.orElse(Integer.MAX_VALUE), listener);
    this.trials = plan.trials().stream().collect(Collectors.toMap(Trial::name, trial -> trial, (a, b) -> a, LinkedHashMap::new));
  }

  /**
   * Waits until every trial has a result or failed as often as it may.
   *
   * @param stop asked all the time; jobs go on without this process
   * @throws dev.unmesh.run.RunException if Slurm takes no jobs, or another process looks after this sweep's
   */
  public SweepResults run(BooleanSupplier stop) {
    submissions.create();
    try (FolderLock lock = FolderLock.take(folder.slurm(), "the sweep " + folder.path())) {
      report.begins();
      long asked = 0;
      while (!stop.getAsBoolean()) {
        if (System.currentTimeMillis() - asked >= pollMillis) {
          if (!turn()) {
            break;
          }
          asked = System.currentTimeMillis();
        }
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return report.ends();
  }

  /** Asks after all jobs and submits what is to be made. @return whether there is anything left to wait for */
  private boolean turn() {
    Set<String> under = new HashSet<>();
    for (Submission submission : submissions.open()) {
      under.addAll(underWay(submission));
    }
    List<Trial> open = new ArrayList<>();
    for (Trial trial : trials.values()) {
      TrialStatus status = under.contains(trial.name()) ? TrialStatus.FINISHED : ledger.look(trial).status();
      if (status == TrialStatus.WAITING) {
        open.add(trial);
      } else if (status == TrialStatus.RUNNING) {
        under.add(trial.name()); // by a process that this sweep did not submit
      }
    }
    for (int from = 0; from < open.size(); from += MOST_TASKS) {
      submit(open.subList(from, Math.min(open.size(), from + MOST_TASKS)));
    }
    int left = under.size() + open.size();
    report.stands(List.of(), left, left, most.orElse(Math.max(1, left)));
    return left > 0;
  }

  /** The trials of a submission that wait or run, or about which nothing can be said yet. */
  private Set<String> underWay(Submission given) {
    Submission submission = given;
    if (submission.job().isEmpty()) {
      Optional<String> job = queue.named(submission.name());
      // the sweep ended between writing this down and sbatch's answer
      submission = job.isPresent() ? submission.as(job.get()) : submission.over();
      submissions.write(submission);
    }
    Optional<Set<Integer>> active = submission.isOver() ? Optional.empty() : queue.active(submission.job());
    Set<String> under = new HashSet<>();
    for (int task = 0; task < submission.trials().size(); task++) {
      Trial trial = trials.get(submission.trials().get(task)); // another version of the sweep's file may have had others
      boolean gone = active.isPresent() && !active.get().contains(task);
      if (gone && (trial == null || hasEnded(trial, submission, task))) {
        submission = submission.without(task);
        submissions.write(submission);
      } else if (trial != null) {
        under.add(trial.name());
      }
    }
    return under;
  }

  /** Of a task that Slurm has done with. A result may take a moment to be seen on a shared file system, so it is looked for twice. */
  private boolean hasEnded(Trial trial, Submission submission, int task) {
    TrialResult result = ledger.look(trial);
    if (result.isFinished()) {
      report.finished(result.figure(TrialFigures.SECONDS));
    } else if (missing.add(submission.name() + "/" + task)) {
      return false;
    } else {
      String how = queue.ended(submission.job(), task);
      String error = (how.isEmpty() ? "" : how + ": ") + LastWords.of(1, folder.log(trial));
      boolean again = ledger.failed(trial, error);
      listener.told(trial.label() + " failed: " + error + (again ? "; it is submitted again" : ""));
      report.changed();
    }
    return true;
  }

  private void submit(List<Trial> batch) {
    Submission submission = new Submission(submissions.nextName(), "", batch.stream().map(Trial::name).toList());
    List<String> lines = new ArrayList<>();
    for (Trial trial : batch) {
      lines.add(command.line(trial, folder) + " > '" + folder.log(trial).toString().replace("'", "'\\''") + "' 2>&1");
    }
    Path script = submissions.script(submission.name(), lines);
    submissions.write(submission);
    String job;
    try {
      job = queue.submit(submission.name(), script, submissions.output(), batch.size(), most, own);
    } catch (RuntimeException e) {
      submissions.write(submission.over());
      throw e;
    }
    submissions.write(submission.as(job));
    listener.told("submitted " + batch.size() + (batch.size() == 1 ? " trial" : " trials") + " as job " + job);
  }
}

package dev.unmesh.run.sweep;

import dev.unmesh.run.RunException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Trains a sweep's trials on this machine, several at once, each in a process of its own: what befalls one touches no other. Several of
 * these, in processes of their own, may work on one directory.
 */
public final class LocalExecutor {
  private static final long TICK_MILLIS = 100;
  private static final long LOOK_ELSEWHERE_MILLIS = 1000;
  private static final long PATIENCE_SECONDS = 100;
  private static final int STOPPED_BY_INT = 130;
  private static final int STOPPED_BY_TERM = 143;

  private final SweepPlan plan;
  private final SweepFolder folder;
  private final TrialCommand command;
  private final int workers;
  private final Ledger ledger;
  private final SweepReport report;
  private final SweepListener listener;
  private final List<Trial> waiting = new ArrayList<>();
  private final List<TrialProcess> running = new ArrayList<>();

  /**
   * @param workers trials at once, at least 1
   * @param retries how often a trial that failed is tried again
   */
  public LocalExecutor(SweepPlan plan, SweepFolder folder, TrialCommand command, int workers, int retries, SweepListener listener) {
    this.plan = plan;
    this.folder = folder;
    this.command = command;
    this.workers = workers;
    this.ledger = new Ledger(plan, folder, retries);
    this.listener = listener;
    this.report = new SweepReport(ledger, folder, workers, listener);
  }

  /**
   * Makes every trial that is not there yet.
   *
   * @param stop asked all the time; trials under way are then stopped with a checkpoint
   * @return how all stand in the end
   */
  public SweepResults run(BooleanSupplier stop) {
    Set<String> runs = new HashSet<>(); // equal recipes share one
    plan.trials().stream().filter(trial -> runs.add(trial.name()) && isOpen(ledger.look(trial))).forEach(waiting::add);
    report.begins();
    try {
      int elsewhere = 0;
      long looked = System.currentTimeMillis() - LOOK_ELSEWHERE_MILLIS;
      while (!stop.getAsBoolean()) {
        boolean ended = reap();
        boolean look = ended || elsewhere < waiting.size() || System.currentTimeMillis() - looked >= LOOK_ELSEWHERE_MILLIS;
        if (running.size() < workers && look) {
          elsewhere = start();
          looked = System.currentTimeMillis();
        }
        if (running.isEmpty() && waiting.isEmpty()) {
          break;
        }
        report.stands(running, waiting.size(), elsewhere);
        TimeUnit.MILLISECONDS.sleep(TICK_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopAll();
    }
    return report.ends();
  }

  private static boolean isOpen(TrialResult result) {
    return result.status() == TrialStatus.WAITING || result.status() == TrialStatus.RUNNING;
  }

  /** Starts as many as there is room for. @return how many of those waiting are made by other processes */
  private int start() {
    int elsewhere = 0;
    for (Iterator<Trial> next = waiting.iterator(); next.hasNext() && running.size() < workers; ) {
      Trial trial = next.next();
      TrialResult result = ledger.look(trial);
      if (result.status() == TrialStatus.RUNNING) {
        elsewhere++;
      } else {
        next.remove();
        if (result.status() == TrialStatus.WAITING) {
          running.add(begin(trial));
        } else {
          report.changed();
        }
      }
    }
    return elsewhere;
  }

  private TrialProcess begin(Trial trial) {
    try {
      return TrialProcess.start(trial, command.words(trial, folder), folder.log(trial));
    } catch (IOException e) {
      throw new RunException("cannot start a process for the trial " + trial.name() + ": " + e.getMessage());
    }
  }

  private boolean reap() {
    List<TrialProcess> dead = running.stream().filter(process -> !process.isAlive()).toList();
    running.removeAll(dead);
    dead.forEach(this::ended);
    return !dead.isEmpty();
  }

  private void ended(TrialProcess process) {
    Trial trial = process.trial();
    if (ledger.look(trial).isFinished()) {
      report.finished(process.seconds());
    } else if (process.exit() == STOPPED_BY_INT || process.exit() == STOPPED_BY_TERM) {
      waiting.add(trial); // somebody stopped it, and it left a checkpoint
    } else {
      String error = process.exit() == 0 ? "it ended without a result" : LastWords.of(process.exit(), process.log());
      boolean again = ledger.failed(trial, error);
      listener.told(trial.label() + " failed: " + error + (again ? "; it is tried again" : ""));
      if (again) {
        waiting.add(trial);
      }
      report.changed();
    }
  }

  private void stopAll() {
    running.forEach(TrialProcess::stop);
    for (TrialProcess process : running) {
      process.await(PATIENCE_SECONDS);
    }
    running.clear();
  }
}

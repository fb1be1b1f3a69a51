package dev.unmesh.run.sweep;

import java.util.ArrayList;
import java.util.List;

/** Tells a listener how a sweep stands, and writes its results as they come, not more often than is of use. */
final class SweepReport {
  private static final long WRITE_MILLIS = 2000;

  private final Ledger ledger;
  private final SweepFolder folder;
  private final int atOnce;
  private final SweepListener listener;
  private SweepResults last;
  private int finished;
  private int failed;
  private double seconds;
  private int timed;
  private boolean stale;
  private long written;

  /** @param atOnce how many trials go on at once, for the time left */
  SweepReport(Ledger ledger, SweepFolder folder, int atOnce, SweepListener listener) {
    this.ledger = ledger;
    this.folder = folder;
    this.atOnce = atOnce;
    this.listener = listener;
  }

  void begins() {
    write();
    if (finished + failed > 0) {
      listener.told(
          finished + " of " + last.trials().size() + " trials are there already"
              + (failed > 0 ? "; " + failed + " failed before (--retry-failed tries them again)" : ""));
    }
  }

  /** A trial has finished, in so many seconds. */
  void finished(double trialSeconds) {
    seconds += trialSeconds;
    timed++;
    changed();
  }

  /** A trial has finished or failed. */
  void changed() {
    stale = true;
  }

  /** @param running in this process's care; {@code waiting} others not ended, {@code elsewhere} of them made by other processes */
  void stands(List<TrialProcess> running, int waiting, int elsewhere) {
    List<SweepListener.Running> shown = new ArrayList<>();
    running.forEach(of -> shown.add(new SweepListener.Running(of.trial().label(), of.seconds(), of.log())));
    stands(shown, waiting, elsewhere, atOnce);
  }

  void stands(List<SweepListener.Running> running, int waiting, int elsewhere, int together) {
    if (stale && System.currentTimeMillis() - written >= WRITE_MILLIS) {
      write();
    }
    double mean = timed == 0 ? Double.NaN : seconds / timed;
    double under = running.stream().mapToDouble(of -> Math.min(of.seconds(), mean)).sum();
    double left = (mean * (waiting + running.size()) - under) / Math.max(1, Math.min(together, waiting + running.size()));
    listener.stands(new SweepListener.Standing(last.trials().size(), finished, failed, elsewhere, running, left, ledger.best()));
  }

  private void write() {
    last = ledger.results();
    finished = last.finished().size();
    failed = last.failed().size();
    last.write(folder);
    listener.results(last);
    written = System.currentTimeMillis();
    stale = false;
  }

  SweepResults ends() {
    write();
    return last;
  }
}

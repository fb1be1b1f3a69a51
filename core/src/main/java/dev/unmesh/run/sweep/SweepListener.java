package dev.unmesh.run.sweep;

import dev.unmesh.task.DownloadListener;
import java.nio.file.Path;
import java.util.List;

/** Hears how a sweep goes; called by one thread. */
public interface SweepListener extends DownloadListener {
  /** Several times a second. */
  void stands(Standing standing);

  /** A trial has ended, or will be tried again: a line. */
  void told(String line);

  /** results.csv and results.jsonl have just been written. */
  void results(SweepResults results);

  /**
   * How a sweep stands.
   *
   * @param left seconds, NaN as long as that cannot be known
   * @param best so far, in words; empty before there is one
   */
  record Standing(int total, int finished, int failed, int elsewhere, List<Running> running, double left, String best) {}

  /**
   * A trial under way in this process's care.
   *
   * @param seconds since it was started
   * @param log what it says
   */
  record Running(String name, double seconds, Path log) {}
}

package dev.unmesh.run.sweep;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A trial being made by a process of its own. */
final class TrialProcess {
  private final Trial trial;
  private final Process process;
  private final Path log;
  private final long started = System.nanoTime();

  private TrialProcess(Trial trial, Process process, Path log) {
    this.trial = trial;
    this.process = process;
    this.log = log;
  }

  /** @param log takes all it says */
  static TrialProcess start(Trial trial, List<String> words, Path log) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(Redirect.to(log.toFile()));
    builder.environment().remove("UNMESH_TERMINAL"); // its words go to a file
    return new TrialProcess(trial, builder.start(), log);
  }

  Trial trial() {
    return trial;
  }

  Path log() {
    return log;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exit() {
    return process.exitValue();
  }

  /** Since it was started. */
  double seconds() {
    return (System.nanoTime() - started) / 1e9;
  }

  /** Asks it to stop with a checkpoint. */
  void stop() {
    process.destroy();
  }

  void await(long seconds) {
    try {
      process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

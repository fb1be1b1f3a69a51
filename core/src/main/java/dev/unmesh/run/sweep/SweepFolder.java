package dev.unmesh.run.sweep;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.run.Digest;
import dev.unmesh.run.JsonFile;
import dev.unmesh.run.RunException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A sweep's directory: which file holds what. Every file is written whole or not at all, logs aside.
 *
 * @param path absolute, so that what is written into it holds from anywhere
 */
public record SweepFolder(Path path) {
  public SweepFolder {
    path = path.toAbsolutePath().normalize();
  }

  /** Makes the folders. @throws RunException if they cannot be made */
  public void create() {
    try {
      Files.createDirectories(trials());
      Files.createDirectories(path.resolve("logs"));
    } catch (IOException e) {
      throw new RunException("cannot make the sweep's directory " + path + ": " + e + "; choose a writable one with --out");
    }
  }

  /** Where the runs are kept. */
  public Path trials() {
    return path.resolve("trials");
  }

  /** A trial's run directory. */
  public Path run(Trial trial) {
    return trials().resolve(trial.name());
  }

  /** What a trial's process said, the last time it was started. */
  public Path log(Trial trial) {
    return path.resolve("logs").resolve(trial.name() + ".log");
  }

  /** A command a trial. */
  public Path commands() {
    return path.resolve("commands.txt");
  }

  /** A row a trial. */
  public Path csv() {
    return path.resolve("results.csv");
  }

  /** An object a trial, one a line. */
  public Path jsonLines() {
    return path.resolve("results.jsonl");
  }

  /** What was chosen, and why. */
  public Path chosen() {
    return path.resolve("chosen.json");
  }

  /** A row a chosen setting and figure. */
  public Path summaryCsv() {
    return path.resolve("summary.csv");
  }

  /** An object a chosen setting, one a line. */
  public Path summaryJsonLines() {
    return path.resolve("summary.jsonl");
  }

  void forgetChoice() {
    try {
      for (Path file : List.of(chosen(), summaryCsv(), summaryJsonLines())) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw new RunException("cannot write to " + path + ": " + e);
    }
  }

  public Path page() {
    return path.resolve("sweep.html");
  }

  /** What is known of jobs on a cluster. */
  Path slurm() {
    return path.resolve("slurm");
  }

  /** How often a trial has failed, and why the last time. */
  Optional<TrialFailure> failure(Trial trial) {
    Path file = failureFile(trial);
    return Files.exists(file) ? Optional.of(JsonFile.read(file, TrialFailure.class)) : Optional.empty();
  }

  void write(Trial trial, TrialFailure failure) {
    try {
      Files.createDirectories(failureFile(trial).getParent());
    } catch (IOException e) {
      throw new RunException("cannot write to " + path + ": " + e);
    }
    JsonFile.write(failureFile(trial), failure);
  }

  /** Forgets that a trial failed. */
  public void forgive(Trial trial) {
    try {
      Files.deleteIfExists(failureFile(trial));
    } catch (IOException e) {
      throw new RunException("cannot write to " + path + ": " + e);
    }
  }

  private Path failureFile(Trial trial) {
    return path.resolve("failures").resolve(trial.name() + ".json");
  }

  /**
   * What a command names as a trial's recipe: a bundled one's name, or a copy of its file, which a later change of the file leaves alone.
   */
  String recipe(Trial trial) {
    Path file = Path.of(trial.opened());
    if (!file.isAbsolute()) {
      return trial.opened();
    }
    try {
      String text = Files.readString(file);
      String name = file.getFileName().toString().replaceFirst("\\.ya?ml$", "") + "-" + Digest.of(text) + ".yaml";
      Path copy = Files.createDirectories(path.resolve("recipes")).resolve(name);
      if (!Files.exists(copy)) {
        AtomicFile.write(copy, text.getBytes(StandardCharsets.UTF_8));
      }
      return copy.toString();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot copy " + file + " to " + path + ": " + e.getMessage(), e);
    }
  }
}

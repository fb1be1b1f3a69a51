package dev.unmesh.run.sweep;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.run.Digest;
import dev.unmesh.run.JsonFile;
import dev.unmesh.run.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a sweep has submitted: for each job array a record, the list of its commands, and the script that runs one of them. */
record SubmissionFolder(SweepFolder sweep) {
  private static final String SCRIPT =
      """
      #!/bin/sh
      # One task of a job array: runs the command on the line of its number, counted from 0.
      exec sh -c "$(sed -n "$((SLURM_ARRAY_TASK_ID + 1))p" %s)"
      """;

  private Path path() {
    return sweep.slurm();
  }

  void create() {
    try {
      Files.createDirectories(path());
    } catch (IOException e) {
      throw new RunException("cannot write to " + sweep.path() + ": " + e);
    }
  }

  /** Those with tasks left to deal with, in the order they were made. */
  List<Submission> open() {
    return all().stream().map(file -> JsonFile.read(file, Submission.class)).filter(submission -> !submission.isOver()).toList();
  }

  private List<Path> all() {
    try (Stream<Path> files = Files.list(path())) {
      return files.filter(file -> file.getFileName().toString().endsWith(".json")).sorted().toList();
    } catch (IOException e) {
      throw new RunException("cannot read " + path() + ": " + e);
    }
  }

  /** A name that no other submission of any sweep has. */
  String nextName() {
    return String.format("unmesh-%s-%04d", Digest.of(path().toString()).substring(0, 8), all().size() + 1);
  }

  void write(Submission submission) {
    JsonFile.write(path().resolve(submission.name() + ".json"), submission);
  }

  /** @param lines a command a task. @return the script */
  Path script(String name, List<String> lines) {
    Path commands = path().resolve(name + ".txt");
    CommandList.write(lines, commands);
    Path script = path().resolve(name + ".sh");
    AtomicFile.write(script, String.format(SCRIPT, "'" + commands.toString().replace("'", "'\\''") + "'").getBytes(StandardCharsets.UTF_8));
    return script;
  }

  /** Where Slurm itself writes; what a trial says goes to its log. */
  Path output() {
    return path().resolve("%A_%a.out");
  }
}

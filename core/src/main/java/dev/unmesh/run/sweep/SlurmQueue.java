package dev.unmesh.run.sweep;

import dev.unmesh.run.RunException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Slurm, through its commands: sbatch, squeue, sacct and scontrol. */
final class SlurmQueue {
  /** What a command of Slurm said. */
  private record Answer(int exit, String out, String err) {}

  /**
   * Submits a job array.
   *
   * @param name of the job
   * @param script what each task runs
   * @param tasks how many, numbered from 0
   * @param most of them at once; empty for as many as the cluster has room for
   * @param own arguments of the user's
   * @return the job's number
   * @throws RunException with what sbatch said, if it refuses
   */
  String submit(String name, Path script, Path output, int tasks, Optional<Integer> most, List<String> own) {
    List<String> words = new ArrayList<>(List.of("sbatch", "--parsable", "--job-name=" + name, "--output=" + output));
    words.add("--array=0-" + (tasks - 1) + most.map(limit -> "%" + limit).orElse(""));
    words.addAll(own);
    words.add(script.toString());
    Answer answer = ask(words);
    if (answer.exit != 0) {
      throw new RunException("sbatch refused the trials: " + said(answer) + "; it was asked: " + String.join(" ", words));
    }
    return answer.out.strip().split(";")[0];
  }

  /** The numbers of a job's tasks that wait or run; none for a job it no longer knows; empty if it does not answer now. */
  Optional<Set<Integer>> active(String job) {
    Answer answer = ask(List.of("squeue", "--noheader", "--array", "--jobs=" + job, "--format=%K %T"));
    if (answer.exit != 0) {
      return answer.err.contains("Invalid job id") ? Optional.of(Set.of()) : Optional.empty();
    }
    Set<Integer> tasks = new HashSet<>();
    for (String line : answer.out.lines().map(String::strip).toList()) {
      String first = line.split(" ")[0];
      if (first.matches("\\d+")) {
        tasks.add(Integer.parseInt(first));
      }
    }
    return Optional.of(tasks);
  }

  /** The number of a job by its name, if it waits or runs. */
  Optional<String> named(String name) {
    Answer answer = ask(List.of("squeue", "--noheader", "--name=" + name, "--format=%F"));
    return answer.out.lines().map(String::strip).filter(line -> line.matches("\\d+")).findFirst();
  }

  /** How a task ended, in Slurm's words: {@code TIMEOUT}, {@code OUT_OF_MEMORY 0:125}; empty if it does not remember. */
  String ended(String job, int task) {
    String jobs = "--jobs=" + job + "_" + task;
    Answer accounts = ask(List.of("sacct", "--noheader", "--parsable2", "--allocations", jobs, "--format=State,ExitCode"));
    if (accounts.exit == 0 && !accounts.out.isBlank()) {
      return accounts.out.lines().findFirst().orElse("").replace('|', ' ');
    }
    Answer shown = ask(List.of("scontrol", "--oneliner", "show", "job", job + "_" + task));
    return shown.exit != 0
        ? ""
        : List.of(shown.out.split("\\s+")).stream()
            .filter(word -> word.startsWith("JobState=") || word.startsWith("ExitCode="))
            .map(word -> word.substring(word.indexOf('=') + 1))
            .collect(Collectors.joining(" "));
  }

  private static String said(Answer answer) {
    String both = answer.err + "\n" + answer.out;
    String all = both.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("; "));
    return all.isEmpty() ? "exit code " + answer.exit : all;
  }

  private static Answer ask(List<String> words) {
    try {
      Path err = Files.createTempFile("unmesh-slurm", ".err");
      try {
        Process process = new ProcessBuilder(words).redirectError(err.toFile()).start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        return new Answer(exit, out, Files.readString(err));
      } finally {
        Files.deleteIfExists(err);
      }
    } catch (IOException e) {
      throw new RunException("cannot run " + words.get(0) + " (" + e.getMessage() + "): is this a machine from which Slurm takes jobs?");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer(-1, "", "interrupted");
    }
  }
}

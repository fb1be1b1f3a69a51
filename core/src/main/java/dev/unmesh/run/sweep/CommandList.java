package dev.unmesh.run.sweep;

import dev.unmesh.format.AtomicFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** commands.txt: a command a trial, each complete in itself, for whatever runs lists of commands. */
public final class CommandList {
  private CommandList() {}

  /** Writes it whole or not at all. */
  public static void write(SweepPlan plan, SweepFolder folder, TrialCommand command) {
    write(plan.trials().stream().map(trial -> command.line(trial, folder)).distinct().toList(), folder.commands());
  }

  /** How many there are: equal recipes are trained once. */
  public static int size(SweepPlan plan) {
    return (int) plan.trials().stream().map(Trial::name).distinct().count();
  }

  static void write(List<String> lines, Path file) {
    AtomicFile.write(file, lines.stream().map(line -> line + "\n").collect(Collectors.joining()).getBytes(StandardCharsets.UTF_8));
  }
}

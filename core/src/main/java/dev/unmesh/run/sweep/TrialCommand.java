package dev.unmesh.run.sweep;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line that makes a trial. It may be given again, after a kill or twice at once: what is there is gone on from, what has
 * finished is left alone.
 *
 * @param program what starts Unmesh, and its own options
 * @param data where data lie; empty for the user's cache
 */
public record TrialCommand(List<String> program, Optional<Path> data) {
  public TrialCommand {
    program = List.copyOf(program);
    data = data.map(path -> path.toAbsolutePath().normalize());
  }

  List<String> words(Trial trial, SweepFolder folder) {
    List<String> words = new ArrayList<>(program);
    words.addAll(List.of("train", folder.recipe(trial)));
    trial.overrides().forEach(override -> words.addAll(List.of("--set", override)));
    words.addAll(List.of("--seed", Long.toString(trial.seed()), "--name", trial.name()));
    words.addAll(List.of("--runs", folder.trials().toString(), "--if-needed"));
    data.ifPresent(path -> words.addAll(List.of("--data-dir", path.toString())));
    return words;
  }

  /** The same as a line for a POSIX shell. */
  String line(Trial trial, SweepFolder folder) {
    return words(trial, folder).stream().map(TrialCommand::quoted).collect(Collectors.joining(" "));
  }

  /** A word as a POSIX shell reads it back. */
  public static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,@%+-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}

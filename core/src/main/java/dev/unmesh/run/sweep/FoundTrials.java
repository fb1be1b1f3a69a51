package dev.unmesh.run.sweep;

import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Directories of trials that are there, by {@linkplain TrialName#identity identity}.
 *
 * @param names of those that share one, in alphabetical order
 */
record FoundTrials(SweepFolder folder, Map<String, List<String>> names) {
  static FoundTrials of(SweepFolder folder) {
    Map<String, List<String>> names = new HashMap<>();
    if (Files.isDirectory(folder.trials())) {
      try (Stream<Path> runs = Files.list(folder.trials())) {
        runs.map(run -> run.getFileName().toString()).sorted()
            .forEach(name -> names.computeIfAbsent(TrialName.identity(name), identity -> new ArrayList<>()).add(name));
      } catch (IOException e) {
        throw new RunException("cannot read " + folder.trials() + ": " + e);
      }
    }
    names.remove("");
    return new FoundTrials(folder, names);
  }

  /** What a trial is called here: as a directory of its recipe that is there, one with a report first; else as it calls itself. */
  String name(Trial trial) {
    List<String> there = names.getOrDefault(TrialName.identity(trial.recipe()), List.of());
    return there.stream()
        .min(Comparator.comparing((String name) -> !isWhole(name)).thenComparing(name -> !name.equals(trial.name())))
        .orElse(trial.name());
  }

  private boolean isWhole(String name) {
    return Files.exists(new RunFolder(folder.trials().resolve(name)).report());
  }
}

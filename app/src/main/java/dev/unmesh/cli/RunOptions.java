package dev.unmesh.cli;

import dev.unmesh.run.RunException;
import dev.unmesh.run.RunFolder;
import dev.unmesh.task.DataFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Options of every command that works on runs. */
final class RunOptions {
  @Option(names = "--runs", paramLabel = "DIR", description = "where runs are kept (default: ${DEFAULT-VALUE})", defaultValue = "runs")
  Path runs;

  @Option(names = "--data-dir", paramLabel = "DIR", description = "where data sets lie (default: $UNMESH_DATA, else the user's cache)")
  Path dataDir;

  @Option(names = "--json", description = "one JSON object on stdout, everything else on stderr")
  boolean json;

  DataFolder data() {
    return DataFolder.resolve(Optional.ofNullable(dataDir), System.getenv());
  }

  /** A run by its directory, or by its name below {@code --runs}. */
  RunFolder run(String nameOrPath) {
    Path direct = Path.of(nameOrPath);
    if (Files.isRegularFile(direct.resolve("run.json"))) {
      return RunFolder.open(direct);
    }
    Path named = runs.resolve(nameOrPath);
    if (Files.isRegularFile(named.resolve("run.json"))) {
      return RunFolder.open(named);
    }
    throw new RunException("no run " + nameOrPath + ": neither a run directory nor the name of one in " + runs);
  }
}

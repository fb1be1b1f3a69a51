package dev.unmesh.run;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.format.FileBytes;
import dev.unmesh.format.tokeniser.ByteTokeniser;
import dev.unmesh.format.tokeniser.Tokeniser;
import dev.unmesh.format.tokeniser.TokeniserFolder;
import dev.unmesh.task.Task;
import dev.unmesh.task.TaskTokeniser;
import dev.unmesh.task.text.Tokenisers;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What turned a run's text into tokens, kept with the run: run.json names it, and its files lie beside the model, under the names
 * other tools look for.
 */
public final class RunTokeniser {
  private RunTokeniser() {}

  /** Copies the files of a task's tokeniser, if it has any. */
  static void write(RunFolder folder, Task task) {
    for (Path file : task.tokeniser().map(TaskTokeniser::files).orElse(List.of())) {
      AtomicFile.write(folder.path().resolve(file.getFileName()), FileBytes.read(file));
    }
  }

  /**
   * A finished run's tokeniser; empty if it did not learn from text.
   *
   * @throws dev.unmesh.format.FormatException if its files are not there or not sound
   */
  public static Optional<Tokeniser> read(RunFolder folder) {
    String name = RunRecord.read(folder).tree().path("task").path("tokeniser").asString("");
    return name.isEmpty()
        ? Optional.empty()
        : Optional.of(name.equals(Tokenisers.BYTES) ? new ByteTokeniser() : TokeniserFolder.open(folder.path()));
  }
}

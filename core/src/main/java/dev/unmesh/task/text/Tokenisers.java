package dev.unmesh.task.text;

import dev.unmesh.format.tokeniser.ByteTokeniser;
import dev.unmesh.format.tokeniser.TokeniserFolder;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.MissingDataException;
import dev.unmesh.task.TaskTokeniser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Tokenisers by the names recipes use. */
public final class Tokenisers {
  /** The 256 bytes of UTF-8. */
  public static final String BYTES = "bytes";

  private static final String JSON = "tokenizer.json";
  private static final List<String> PARTS = List.of("vocab.json", "merges.txt", "added_tokens.json");

  private Tokenisers() {}

  /**
   * Opens one.
   *
   * @param name {@link #BYTES}, or a folder in the data folder or in its {@code tokenizers}, else from the working directory
   * @throws MissingDataException if there is no such folder
   * @throws dev.unmesh.format.FormatException if what is in it is no tokeniser that can be read
   */
  public static TaskTokeniser open(String name, DataFolder data) {
    if (name.equals(BYTES)) {
      return new TaskTokeniser(name, new ByteTokeniser(), List.of());
    }
    List<Path> places = List.of(data.folder().resolve(name), data.folder().resolve("tokenizers").resolve(name), Path.of(name));
    Path folder =
        places.stream()
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow(
                () ->
                    new MissingDataException(
                        "no tokeniser '" + name + "': there is no folder at " + places.get(0).toAbsolutePath() + " nor at "
                            + places.get(2).toAbsolutePath() + "; put tokenizer.json, or vocab.json and merges.txt, there, or set task.tokeniser to bytes"));
    return new TaskTokeniser(name, TokeniserFolder.open(folder), files(folder));
  }

  private static List<Path> files(Path folder) {
    Path json = folder.resolve(JSON);
    return Files.exists(json) ? List.of(json) : PARTS.stream().map(folder::resolve).filter(Files::exists).toList();
  }
}

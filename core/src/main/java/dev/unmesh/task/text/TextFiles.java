package dev.unmesh.task.text;

import dev.unmesh.format.FormatException;
import dev.unmesh.format.NearestName;
import dev.unmesh.task.DataFolder;
import dev.unmesh.task.DataOrigin;
import dev.unmesh.task.DownloadListener;
import dev.unmesh.task.MissingDataException;
import dev.unmesh.task.OfficialData;
import dev.unmesh.task.OfficialFile;
import dev.unmesh.task.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Finds text by what a recipe calls it. */
record TextFiles(DataFolder data, DownloadListener listener) {
  private static final String SHAKESPEARE = "tinyshakespeare";
  /** Texts whose place in the data folder is known, but not to be downloaded. */
  private static final Set<String> PUBLISHED = Set.of("gutenberg", "wikitext-2", "chemistry-text");

  /** Karpathy's char-rnn. */
  static final OfficialData TINY_SHAKESPEARE =
      new OfficialData(
          SHAKESPEARE,
          List.of(
              new OfficialFile(
                  "input.txt", 1_115_394, "SHA-256", "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed")),
          new DataOrigin.Files(List.of("https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/")));

  /**
   * The files of a text, in order of their names.
   *
   * @throws MissingDataException if there is nothing of that name; the message says where to put it
   */
  List<SourceFile> find(String name) {
    Path inData = data.folder().resolve(name);
    if (name.equals(SHAKESPEARE)) {
      Path file = TINY_SHAKESPEARE.locate(data, listener).get(0);
      return List.of(named(SourceFile.read(file, TINY_SHAKESPEARE.files().get(0))));
    } else if (Files.exists(inData)) {
      return all(inData);
    } else if (Files.exists(Path.of(name))) {
      return all(Path.of(name));
    }
    throw new MissingDataException(
        "no text '" + name + "': nothing is at " + inData.toAbsolutePath() + " nor at " + Path.of(name).toAbsolutePath()
            + NearestName.of(name, folders()).map(near -> "; did you mean '" + near + "'?").orElse("")
            + "; put a UTF-8 text file, or a folder of .txt files, there");
  }

  /** The same for text a run can do without: of published texts that are not there, a word is said, and there are no files. */
  List<SourceFile> findOrLeaveOut(String name, String key) {
    try {
      return find(name);
    } catch (MissingDataException e) {
      if (!PUBLISHED.contains(Path.of(name).getName(0).toString())) {
        throw e;
      }
      listener.note(key + " is left out: " + e.getMessage());
      return List.of();
    }
  }

  private List<SourceFile> all(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(named(SourceFile.read(path)));
    }
    List<SourceFile> files = list(path).stream().filter(TextFiles::isText).map(file -> named(SourceFile.read(file))).toList();
    if (files.isEmpty()) {
      throw new FormatException(path, "no text in this folder: it has no .txt or .tokens file");
    }
    return files;
  }

  private static boolean isText(Path file) {
    return Files.isRegularFile(file) && file.getFileName().toString().matches("[^.].*\\.(txt|tokens)");
  }

  private List<String> folders() {
    return Files.isDirectory(data.folder()) ? list(data.folder()).stream().map(path -> path.getFileName().toString()).toList() : List.of();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder + ": " + e.getMessage(), e);
    }
  }

  /** With the folders between it and the data folder in its name, where it lies in there. */
  SourceFile named(SourceFile file) {
    Path home = data.folder().toAbsolutePath().normalize();
    Path path = file.path().toAbsolutePath().normalize();
    return path.startsWith(home) ? file.named(home.relativize(path).toString().replace('\\', '/')) : file;
  }
}

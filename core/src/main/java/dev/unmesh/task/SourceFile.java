package dev.unmesh.task;

import dev.unmesh.format.FileBytes;
import java.nio.file.Path;

/** A data file read whole, with where it came from. The bytes are not copied: whoever is handed them must not write to them. */
public record SourceFile(Path path, byte[] content, DataSource source) {
  /** Reads a file. @throws java.io.UncheckedIOException if that cannot be done */
  public static SourceFile read(Path path) {
    byte[] content = FileBytes.read(path);
    return new SourceFile(path, content, source(path, content, ""));
  }

  /** Reads a file and notes whether it is the official one. */
  public static SourceFile read(Path path, OfficialFile official) {
    byte[] content = FileBytes.read(path);
    String note = "";
    if (!path.getFileName().toString().equals(official.name())) {
      note = "read in place of " + official.name();
    } else if (content.length != official.bytes()) {
      note = "not the official file: " + content.length + " bytes instead of " + official.bytes();
    } else if (!Checksum.of(official.algorithm(), content).equals(official.digest())) {
      note = "not the official file: its " + official.algorithm() + " differs from the published " + official.digest();
    }
    return new SourceFile(path, content, source(path, content, note));
  }

  /** The same under another name, one that tells files of the same name in several folders apart. */
  public SourceFile named(String name) {
    return new SourceFile(path, content, new DataSource(name, source.bytes(), source.sha256(), source.note()));
  }

  private static DataSource source(Path path, byte[] content, String note) {
    return new DataSource(path.getFileName().toString(), content.length, Checksum.of("SHA-256", content), note);
  }
}

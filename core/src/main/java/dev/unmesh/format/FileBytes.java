package dev.unmesh.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Whole files as bytes, with errors that name the file. */
public final class FileBytes {
  private FileBytes() {}

  /** @throws UncheckedIOException naming the file and the reason, if it cannot be read */
  public static byte[] read(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw unreadable(file, e);
    } catch (OutOfMemoryError e) {
      throw unreadable(file, new IOException("too large to read into memory"));
    }
  }

  /** The exception for a file that could not be read: one line naming the file and the reason. */
  public static UncheckedIOException unreadable(Path file, IOException e) {
    String reason = e.getMessage();
    if (e instanceof NoSuchFileException) {
      reason = "no such file";
    } else if (e instanceof AccessDeniedException) {
      reason = "access denied";
    }
    return new UncheckedIOException("cannot read " + file + ": " + reason, e);
  }
}

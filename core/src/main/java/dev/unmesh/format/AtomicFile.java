package dev.unmesh.format;

import java.io.BufferedOutputStream;
import java.io.File;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes a file whole or not at all: a temporary file beside it, fsync, rename. Whatever happens meanwhile (disk full, a kill), the
 * file is either the old one or the new one. Safe for use by several threads; of two writers of one file the last one wins.
 */
public final class AtomicFile {
  private static final AtomicLong COUNT = new AtomicLong();

  /** What fills the file. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  private AtomicFile() {}

  /** @throws UncheckedIOException naming the file, if it cannot be written; what stood there before then still stands */
  public static void write(Path file, byte[] bytes) {
    write(file, out -> out.write(bytes));
  }

  /**
   * The stream is buffered; closing it is left to this method.
   *
   * @throws UncheckedIOException naming the file, if it cannot be written; what stood there before then still stands
   */
  public static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling(
        "." + target.getFileName() + "." + ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet() + ".tmp");
    boolean done = false;
    try {
      fill(temporary.toFile(), content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      done = true;
      syncFolder(target.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file + ": " + reason(e), e);
    } finally {
      if (!done) {
        delete(temporary);
      }
    }
  }

  // A FileOutputStream, not a channel: an interrupt (Ctrl-C) must not close the file half way.
  private static void fill(File temporary, Content content) throws IOException {
    try (FileOutputStream file = new FileOutputStream(temporary)) {
      BufferedOutputStream out = new BufferedOutputStream(file, 1 << 16);
      content.writeTo(out);
      out.flush();
      file.getFD().sync();
    }
  }

  // The rename itself lasts only once the folder is synced; Windows cannot open a folder and needs no such thing.
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder)) {
      channel.force(true);
    } catch (IOException e) {
      // the file is in place; only a power cut within seconds could still undo the rename
    }
  }

  private static void delete(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      // the failure that led here is the one to report
    }
  }

  private static String reason(IOException e) {
    return e instanceof FileSystemException f && f.getReason() != null ? f.getReason() : String.valueOf(e.getMessage());
  }
}

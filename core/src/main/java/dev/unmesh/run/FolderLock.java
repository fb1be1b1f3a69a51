package dev.unmesh.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held by the process that works in a folder, so that no second one writes into it; the system lets go of it when the process ends. */
public final class FolderLock implements AutoCloseable {
  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param what to call the folder in errors: "the run runs/one"
   * @throws RunException if another process works in it, or it cannot be written to
   */
  public static FolderLock take(Path folder, String what) {
    try {
      return of(folder.resolve(".lock")).orElseThrow(() -> new RunException(what + " is in use by another process; stop that one first"));
    } catch (IOException e) {
      throw new RunException("cannot write to " + what + ": " + e.getMessage());
    }
  }

  /** The lock of a file, which is made if it is not there; empty if another holds it. */
  static Optional<FolderLock> of(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (locked(channel)) {
      return Optional.of(new FolderLock(channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // the lock goes with the process at the latest
    }
  }
}

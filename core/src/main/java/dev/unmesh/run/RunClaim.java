package dev.unmesh.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Held by the process that makes a run, from before there is a directory for it until it ends in whatever way: of several processes told
 * to make one run, one does and the others wait. The system lets go of it when the process ends.
 */
public final class RunClaim implements AutoCloseable {
  private static final long PAUSE_MILLIS = 200;

  private final FolderLock lock;

  private RunClaim(FolderLock lock) {
    this.lock = lock;
  }

  /**
   * Waits until no other process holds it.
   *
   * @param run the run's directory, which need not be there
   * @param stop asked while waiting
   * @throws StoppedException if asked to stop
   * @throws RunException if nothing can be written there
   */
  public static RunClaim await(Path run, BooleanSupplier stop) {
    try {
      Files.createDirectories(run.toAbsolutePath().getParent());
      for (; ; ) {
        Optional<FolderLock> lock = FolderLock.of(file(run));
        if (lock.isPresent()) {
          return new RunClaim(lock.get());
        }
        if (stop.getAsBoolean()) {
          throw new StoppedException();
        }
        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
      }
    } catch (IOException e) {
      throw new RunException("cannot make the run " + run + ": " + e + "; choose a writable directory with --runs");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoppedException();
    }
  }

  /** Whether a process is making the run now. */
  public static boolean isHeld(Path run) {
    if (!Files.exists(file(run))) {
      return false;
    }
    try {
      Optional<FolderLock> lock = FolderLock.of(file(run));
      lock.ifPresent(FolderLock::close);
      return lock.isEmpty();
    } catch (IOException e) {
      return false; // whoever tries to make it will be told
    }
  }

  private static Path file(Path run) {
    return run.toAbsolutePath().resolveSibling("." + run.getFileName() + ".claim");
  }

  @Override
  public void close() {
    lock.close();
  }
}

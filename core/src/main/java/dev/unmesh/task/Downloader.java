package dev.unmesh.task;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Brings one file here from the first mirror that has it right. What has come so far stands in a {@code .part} file beside the target,
 * from which a later attempt goes on; only a file with the right checksum gets the target's name.
 */
final class Downloader {
  private static final int CUTS = 5; // times one mirror may cut the connection after having sent something

  private final HttpSource http;

  Downloader(Duration patience) {
    http = new HttpSource(patience);
  }

  /**
   * Does nothing if the target exists.
   *
   * @throws MissingDataException if no mirror has it right, or it cannot be written; the message ends with {@code cure}
   */
  void fetch(OfficialFile file, List<URI> mirrors, Path target, String cure, DownloadListener listener) {
    Path partFile = target.resolveSibling(target.getFileName() + ".part");
    synchronized (Downloader.class) { // a file lock guards against other processes, not against other threads
      try (FileChannel part =
              FileChannel.open(partFile, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
          FileLock lock = lock(part, file, listener)) {
        if (Files.exists(target)) { // another process was faster
          Files.deleteIfExists(partFile);
          return;
        }
        try {
          fetch(file, mirrors, part, cure, listener);
          part.force(true);
          Files.move(partFile, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
          if (part.size() == 0) {
            Files.deleteIfExists(partFile);
          }
        }
      } catch (IOException | UncheckedIOException e) {
        throw new MissingDataException("cannot write " + partFile + ": " + e.getMessage() + "; " + cure);
      }
    }
  }

  private static FileLock lock(FileChannel part, OfficialFile file, DownloadListener listener) throws IOException {
    FileLock lock = part.tryLock();
    if (lock == null) {
      listener.note("waiting for another process that downloads " + file.name());
      lock = part.lock();
    }
    return lock;
  }

  private void fetch(OfficialFile file, List<URI> mirrors, FileChannel part, String cure, DownloadListener listener) throws IOException {
    if (isRight(file, part)) { // killed between the last byte and the renaming
      return;
    }
    List<String> failures = new ArrayList<>();
    for (URI mirror : mirrors) {
      listener.note("downloading " + file.name() + " from " + mirror.getHost());
      String failure = tryMirror(file, mirror, part, listener);
      if (failure == null) {
        return;
      }
      failures.add(mirror.getHost() + ": " + failure);
      listener.note(mirror.getHost() + " failed: " + failure);
    }
    throw new MissingDataException("cannot download " + file.name() + " (" + String.join("; ", failures) + "); " + cure);
  }

  /** Why the mirror failed, or null if the part is now the whole file. */
  private String tryMirror(OfficialFile file, URI mirror, FileChannel part, DownloadListener listener) throws IOException {
    boolean mixed = part.size() > 0;
    int cuts = 0;
    while (true) {
      long before = part.size();
      try {
        http.fetch(mirror, part, file.bytes() + file.bytes() / 2, (there, total) -> listener.progress(file.name(), there, total));
      } catch (IOException e) {
        if (part.size() > before && ++cuts < CUTS || part.size() < before) {
          listener.note(mirror.getHost() + ": " + e.getMessage() + "; going on at byte " + part.size());
          continue;
        }
        return e.getMessage();
      }
      if (isRight(file, part)) {
        return null;
      }
      part.truncate(0);
      if (!mixed) {
        return "it has another file: wrong " + file.algorithm();
      }
      mixed = false; // the beginning, from elsewhere, may have been the wrong part
      listener.note(file.name() + ": the parts do not fit together; from the beginning");
    }
  }

  private static boolean isRight(OfficialFile file, FileChannel part) throws IOException {
    if (part.size() == 0) {
      return false;
    }
    MessageDigest digest = Checksum.digest(file.algorithm());
    // not closed: the channel is still needed
    InputStream in = new DigestInputStream(Channels.newInputStream(part.position(0)), digest);
    in.transferTo(OutputStream.nullOutputStream());
    return HexFormat.of().formatHex(digest.digest()).equals(file.digest());
  }
}

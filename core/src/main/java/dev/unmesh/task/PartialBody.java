package dev.unmesh.task;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.time.Duration;

/**
 * Writes the body of an HTTP response behind what is there of the file already. Called from the HTTP client's threads, watched from
 * another; faults are kept for {@link #check}, since the client has no good place for them.
 */
final class PartialBody implements HttpResponse.BodyHandler<Void> {
  private final FileChannel part;
  private final long start;
  private final long most;
  private long there;
  private long total = -1;
  private long lastNews = System.nanoTime();
  private IOException serverFault;
  private UncheckedIOException diskFault;
  private boolean closed;

  PartialBody(FileChannel part, long start, long most) {
    this.part = part;
    this.start = start;
    this.most = most;
    this.there = start;
  }

  @Override
  public HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
    synchronized (this) {
      lastNews = System.nanoTime();
      long length = info.headers().firstValueAsLong("Content-Length").orElse(-1);
      String range = info.headers().firstValue("Content-Range").orElse("");
      if (info.statusCode() == 206 && !range.startsWith("bytes " + start + "-")) {
        serverFault = new IOException("it sent '" + range + "' when asked for bytes from " + start + " on");
      } else if (info.statusCode() == 200 || info.statusCode() == 416) {
        restart(); // the server does not know ranges, or ours is not one of its file
      }
      if (info.statusCode() == 200 || info.statusCode() == 206) {
        total = length < 0 ? -1 : there + length;
        return HttpResponse.BodySubscribers.ofByteArrayConsumer(bytes -> bytes.ifPresent(this::write));
      }
      return HttpResponse.BodySubscribers.replacing(null);
    }
  }

  synchronized long there() {
    return there;
  }

  synchronized long total() {
    return total;
  }

  /** How long nothing has come. */
  synchronized Duration silence() {
    return Duration.ofNanos(System.nanoTime() - lastNews);
  }

  /** Throws what has gone wrong, if anything. */
  synchronized void check() throws IOException {
    if (diskFault != null) {
      throw diskFault;
    } else if (serverFault != null) {
      throw serverFault;
    }
  }

  /** From now on nothing is written. */
  synchronized void close() {
    closed = true;
  }

  private void restart() {
    try {
      part.truncate(0);
      there = 0;
    } catch (IOException e) {
      diskFault = unwritable(e);
    }
  }

  private synchronized void write(byte[] bytes) {
    lastNews = System.nanoTime();
    if (closed || diskFault != null || serverFault != null) {
      return;
    }
    if (there + bytes.length > most) {
      serverFault = new IOException("it sent more than the " + most + " bytes the file has");
      return;
    }
    try {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        there += part.write(buffer, there);
      }
    } catch (IOException e) {
      diskFault = unwritable(e);
    }
  }

  private static UncheckedIOException unwritable(IOException e) {
    return new UncheckedIOException(e.getMessage(), e);
  }
}

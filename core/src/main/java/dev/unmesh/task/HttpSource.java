package dev.unmesh.task;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;

/** Fetches a file by HTTP, going on where a part of it ends, and gives up when nothing comes for a while. */
final class HttpSource {
  private final HttpClient client;
  private final Duration patience;

  /** @param patience how long to wait for a connection, and for the next byte */
  HttpSource(Duration patience) {
    this.patience = patience;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /**
   * Appends what {@code part} lacks, or begins anew if the server cannot go on in the middle.
   *
   * @param most bytes the file may have
   * @param progress hears of bytes there and total (-1 if unknown), on this thread
   * @throws IOException if the server fails; the part keeps what came
   * @throws java.io.UncheckedIOException if the part cannot be written
   */
  void fetch(URI address, FileChannel part, long most, BiConsumer<Long, Long> progress) throws IOException {
    long start = part.size();
    HttpRequest.Builder request = HttpRequest.newBuilder(address).header("User-Agent", "unmesh");
    if (start > 0) {
      request.header("Range", "bytes=" + start + "-");
    }
    PartialBody body = new PartialBody(part, start, most);
    CompletableFuture<HttpResponse<Void>> coming = client.sendAsync(request.build(), body);
    try {
      HttpResponse<Void> response = await(coming, body, progress);
      body.check();
      if (response.statusCode() != 200 && response.statusCode() != 206) {
        throw new IOException("HTTP status " + response.statusCode());
      }
      progress.accept(part.size(), body.total());
    } finally {
      body.close();
      coming.cancel(true);
    }
  }

  private HttpResponse<Void> await(CompletableFuture<HttpResponse<Void>> coming, PartialBody body, BiConsumer<Long, Long> progress)
      throws IOException {
    while (true) {
      try {
        return coming.get(100, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        body.check();
        if (body.silence().compareTo(patience) > 0) {
          throw new IOException("nothing came for " + patience.toSeconds() + " s", e);
        }
        progress.accept(body.there(), body.total());
      } catch (ExecutionException e) {
        body.check();
        Throwable cause = e.getCause();
        String reason = cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
        throw new IOException(reason, cause);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new MissingDataException("interrupted while downloading; the next run goes on where this one stopped");
      }
    }
  }
}

package dev.unmesh.task;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on the loopback interface with every vice of a mirror, chosen by the first part of the path. */
final class MirrorServer implements AutoCloseable {
  /** Every request as "path range", or "path -". */
  final List<String> requests = new CopyOnWriteArrayList<>();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final byte[] content;

  MirrorServer(byte[] content) throws IOException {
    this.content = content;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  /** Vices: good, cuts (each answer after a third), norange, cutsnorange, wrong, endless, stalls, gone, lies (another range). */
  URI address(String vice) {
    return URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort() + "/" + vice + "/file.gz");
  }

  private void answer(HttpExchange exchange) throws IOException {
    String vice = exchange.getRequestURI().getPath().split("/")[1];
    String range = exchange.getRequestHeaders().getFirst("Range");
    requests.add(vice + " " + (range == null ? "-" : range));
    try (exchange) {
      int start = range == null || vice.endsWith("norange") ? 0 : Integer.parseInt(range.replaceAll("[^0-9]", ""));
      if (vice.equals("gone")) {
        exchange.sendResponseHeaders(404, 4);
        exchange.getResponseBody().write("gone".getBytes());
      } else if (vice.equals("endless")) {
        exchange.sendResponseHeaders(200, 0);
        while (true) {
          exchange.getResponseBody().write(new byte[10_000]);
        }
      } else if (start >= content.length) {
        exchange.sendResponseHeaders(416, -1);
      } else {
        if (start > 0) {
          int from = vice.equals("lies") ? start + 1 : start;
          exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        byte[] rest = Arrays.copyOfRange(content, start, content.length);
        if (vice.equals("wrong")) {
          rest[0]++;
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, rest.length);
        boolean cuts = vice.startsWith("cuts") && rest.length > content.length / 3 || vice.equals("stalls");
        int length = vice.equals("stalls") && start > 0 ? 0 : cuts ? content.length / 3 : rest.length;
        exchange.getResponseBody().write(rest, 0, length);
        exchange.getResponseBody().flush();
        if (vice.equals("stalls")) {
          closing.await();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

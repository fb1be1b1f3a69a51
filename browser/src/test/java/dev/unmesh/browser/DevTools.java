package dev.unmesh.browser;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Commands and events of the DevTools protocol over one web socket. Safe for use by several threads. */
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final long TIMEOUT_SECONDS = 60;

  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();
  private final Map<String, Consumer<JsonNode>> listeners = new ConcurrentHashMap<>();
  private final StringBuilder message = new StringBuilder();
  private WebSocket socket;

  private DevTools() {}

  static DevTools connect(URI endpoint) throws IOException {
    DevTools devTools = new DevTools();
    try {
      devTools.socket = HttpClient.newHttpClient().newWebSocketBuilder().buildAsync(endpoint, devTools).join();
    } catch (CompletionException e) {
      throw new IOException("no DevTools at " + endpoint, e.getCause());
    }
    return devTools;
  }

  /** The events of a session go to this listener, on the socket's thread: it must not send and wait. */
  void listen(String session, Consumer<JsonNode> listener) {
    listeners.put(session, listener);
  }

  /** Sends a command, to the browser itself if {@code session} is null, and waits for its result. */
  JsonNode send(String session, String method, Map<String, ?> parameters) {
    int id = ids.incrementAndGet();
    ObjectNode command = JSON.createObjectNode().put("id", id).put("method", method);
    command.set("params", JSON.valueToTree(parameters));
    if (session != null) {
      command.put("sessionId", session);
    }
    CompletableFuture<JsonNode> answer = new CompletableFuture<JsonNode>().orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    pending.put(id, answer);
    synchronized (this) {
      socket.sendText(command.toString(), true).join();
    }
    JsonNode result = answer.join();
    if (result.has("error")) {
      throw new IllegalStateException(method + ": " + result.get("error"));
    }
    return result.get("result");
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    message.append(data);
    if (last) {
      JsonNode node = JSON.readTree(message.toString());
      message.setLength(0);
      if (node.has("id")) {
        pending.remove(node.get("id").asInt()).complete(node);
      } else if (node.has("sessionId")) {
        listeners.getOrDefault(node.get("sessionId").asString(), event -> {}).accept(node);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    pending.values().forEach(answer -> answer.completeExceptionally(error));
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package dev.unmesh.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;

/** One tab: what it logged, what it asked for, and what a script finds in it. It has no network. */
final class Page implements AutoCloseable {
  private final DevTools devTools;
  private final String target;
  private final String session;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private boolean scripted = true;
  private volatile CompletableFuture<Void> loaded = new CompletableFuture<>();

  private Page(DevTools devTools, String target, String session) {
    this.devTools = devTools;
    this.target = target;
    this.session = session;
  }

  static Page create(DevTools devTools) {
    String target = devTools.send(null, "Target.createTarget", Map.of("url", "about:blank")).get("targetId").asString();
    String session =
        devTools.send(null, "Target.attachToTarget", Map.of("targetId", target, "flatten", true)).get("sessionId").asString();
    Page page = new Page(devTools, target, session);
    devTools.listen(session, page::event);
    for (String domain : List.of("Page", "Runtime", "Log", "Network")) {
      page.send(domain + ".enable", Map.of());
    }
    page.send(
        "Network.emulateNetworkConditions",
        Map.of("offline", true, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
    return page;
  }

  private JsonNode send(String method, Map<String, ?> parameters) {
    return devTools.send(session, method, parameters);
  }

  private void event(JsonNode event) {
    JsonNode parameters = event.get("params");
    switch (event.get("method").asString()) {
      case "Page.loadEventFired" -> loaded.complete(null);
      case "Network.requestWillBeSent" -> requests.add(parameters.get("request").get("url").asString());
      case "Runtime.exceptionThrown" -> errors.add(parameters.get("exceptionDetails").toString());
      case "Runtime.consoleAPICalled" -> {
        if (List.of("error", "warning", "assert").contains(parameters.get("type").asString())) {
          errors.add(parameters.get("args").toString());
        }
      }
      case "Log.entryAdded" -> {
        if (List.of("error", "warning").contains(parameters.get("entry").get("level").asString())) {
          errors.add(parameters.get("entry").toString());
        }
      }
      default -> {}
    }
  }

  /** A window of this width in CSS pixels, as a phone if it is narrow, preferring dark or light. Takes effect at once. */
  Page window(int width, int height, boolean dark) {
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light"))));
    return this;
  }

  /** From now on a reader who wants no motion. */
  Page calm() {
    send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** From now on no script of a page runs. */
  Page withoutScripts() {
    send("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    scripted = false;
    return this;
  }

  /** Presses and releases a key: "Home", "ArrowRight". */
  void press(String key) {
    int code = Map.of("End", 35, "Home", 36, "ArrowLeft", 37, "ArrowRight", 39).get(key);
    for (String type : List.of("keyDown", "keyUp")) {
      send("Input.dispatchKeyEvent", Map.of("type", type, "key", key, "code", key, "windowsVirtualKeyCode", code));
    }
    settle();
  }

  /** Opens a file and waits until it is loaded and painted. */
  Page open(Path file) throws Exception {
    loaded = new CompletableFuture<>();
    errors.clear();
    requests.clear();
    send("Page.navigate", Map.of("url", file.toUri().toString()));
    loaded.get(60, TimeUnit.SECONDS);
    settle();
    return this;
  }

  /** Waits for fonts and two frames. */
  Page settle() {
    if (!scripted) {
      return this;
    }
    evaluate("document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(1)))))");
    return this;
  }

  /** The value of a JavaScript expression (awaited if it is a promise), as JSON. */
  JsonNode evaluate(String expression) {
    JsonNode answer =
        send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
    if (answer.has("exceptionDetails")) {
      throw new IllegalStateException(expression + "\n" + answer.get("exceptionDetails"));
    }
    return answer.get("result").path("value");
  }

  /** Errors and warnings of the console since the page was opened, uncaught exceptions included. */
  List<String> errors() {
    return List.copyOf(errors);
  }

  /** Every address asked for since the page was opened, the page's own first; data: and blob: are not asked for. */
  List<String> requests() {
    return requests.stream().filter(url -> !url.startsWith("data:") && !url.startsWith("blob:")).toList();
  }

  /** The whole page as a PNG. */
  void screenshot(Path file) throws IOException {
    JsonNode size = evaluate("({width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight})");
    JsonNode picture =
        send(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", size.get("width").asInt(), "height", size.get("height").asInt(), "scale", 1)));
    Files.createDirectories(file.getParent());
    Files.write(file, Base64.getDecoder().decode(picture.get("data").asString()));
  }

  @Override
  public void close() {
    devTools.send(null, "Target.closeTarget", Map.of("targetId", target));
  }
}

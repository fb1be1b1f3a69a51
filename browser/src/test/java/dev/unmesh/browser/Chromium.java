package dev.unmesh.browser;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A headless Chromium with a profile of its own, spoken to by the DevTools protocol. Closing it ends the process. */
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
  private static final Path MAC = Path.of("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

  private final Process process;
  private final Path profile;
  private final DevTools devTools;

  private Chromium(Process process, Path profile, DevTools devTools) {
    this.process = process;
    this.profile = profile;
    this.devTools = devTools;
  }

  /** The browser named by UNMESH_CHROMIUM, else the first on the PATH. */
  static Optional<Path> find() {
    String named = System.getenv("UNMESH_CHROMIUM");
    if (named != null) {
      return Optional.of(Path.of(named));
    }
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return Stream.concat(
            Arrays.stream(path.split(File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name))),
            Stream.of(MAC))
        .filter(Files::isExecutable)
        .findFirst();
  }

  static Chromium start(Path executable) throws IOException, InterruptedException {
    Path profile = Files.createTempDirectory("unmesh-chromium");
    // No sandbox: it does not start as root or in many containers, and the page is our own.
    ProcessBuilder builder =
        new ProcessBuilder(
                executable.toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-extensions",
                "--disable-background-networking",
                "--disable-component-update",
                "--no-first-run",
                "--no-default-browser-check",
                "--remote-debugging-port=0",
                "--user-data-dir=" + profile,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(profile.resolve("output.txt").toFile());
    builder.environment().put("TMPDIR", profile.toString());
    Process process = builder.start();
    try {
      return new Chromium(process, profile, DevTools.connect(endpoint(process, profile)));
    } catch (IOException | InterruptedException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Chromium writes its port and path into its profile once it listens. */
  private static URI endpoint(Process process, Path profile) throws IOException, InterruptedException {
    Path file = profile.resolve("DevToolsActivePort");
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < end && process.isAlive()) {
      if (Files.exists(file)) {
        List<String> lines = Files.readAllLines(file);
        if (lines.size() >= 2) {
          return URI.create("ws://127.0.0.1:" + lines.get(0).strip() + lines.get(1).strip());
        }
      }
      Thread.sleep(50);
    }
    throw new IOException("Chromium did not start:\n" + Files.readString(profile.resolve("output.txt")));
  }

  /** An empty page of its own, whose events are recorded from the start. */
  Page newPage() {
    return Page.create(devTools);
  }

  @Override
  public void close() throws IOException {
    devTools.send(null, "Browser.close", Map.of());
    devTools.close();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      process.destroyForcibly().onExit().join();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    try (Stream<Path> files = Files.walk(profile)) {
      // Its helpers may still be writing: what cannot be deleted is left to the system's temporary folder.
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }
}

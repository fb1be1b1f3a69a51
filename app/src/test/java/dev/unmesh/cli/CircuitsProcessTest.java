package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.SafetensorsFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Searches for circuits in processes of their own: killed, interrupted, and the command as people type it. */
class CircuitsProcessTest {
  private static final int FEATURES = 40;

  @TempDir Path folder;
  private Path run;

  /** A run whose circuits take some seconds: a wide network and many test examples. */
  @BeforeEach
  void train() throws IOException {
    SplittableRandom random = new SplittableRandom(9);
    StringBuilder text = new StringBuilder();
    for (int c = 0; c < FEATURES; c++) {
      text.append('f').append(c).append(',');
    }
    text.append("kind\n");
    for (int n = 0; n < 2400; n++) {
      int label = n % 4;
      for (int c = 0; c < FEATURES; c++) {
        text.append((c % 4 == label ? .3 : 0) + random.nextDouble(-1, 1)).append(',');
      }
      text.append("abcd".charAt(label)).append('\n');
    }
    Path table = Files.writeString(folder.resolve("wide.csv"), text);
    Path recipe =
        Files.writeString(
            folder.resolve("wide.yaml"),
            "task: {kind: csv, file: '" + table + "', targets: [kind], learn: classification, testFraction: 0.5}\n"
                + "network: {kind: mlp, hidden: [120, 80], activation: relu}\n"
                + "training: {epochs: 4, batch: 50, optimiser: {rate: 3e-3}}\nmeasures: {shuffles: 0, prune: false}\n");
    Invocation.of("train", recipe, "--runs", folder, "--name", "straight").succeeds();
    run = folder.resolve("straight");
  }

  @Test
  void killedAndInterruptedItEndsAsIfItNeverWas() throws Exception {
    Assumptions.assumeFalse(File.separatorChar == '\\', "skipped: signals are sent by kill, which Windows lacks");
    Path broken = copy("broken");
    finish(start("straight", run), 0);
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    int interrupted = 0;
    for (String signal : new String[] {"-KILL", "-TERM", "-INT"}) {
      Process process = start("broken" + signal, broken);
      long masks = masks(broken);
      while (process.isAlive() && masks(broken) == masks) {
        Thread.sleep(5);
      }
      Thread.sleep(random.nextInt(400));
      boolean wasAlive = process.isAlive();
      interrupted += wasAlive ? 1 : 0;
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
      process.waitFor();
      if (wasAlive && !signal.equals("-KILL")) {
        String told = Files.readString(folder.resolve("broken" + signal + ".err"));
        assertEquals(signal.equals("-INT") ? 130 : 143, process.exitValue(), told);
        assertFalse(told.contains("something went wrong"), told);
      }
    }
    System.out.println(interrupted + " of 3 were in the middle of it");
    assertTrue(interrupted > 0);
    finish(start("last", broken), 0);
    assertSameMasks(run, broken, 4);
    assertTrue(Files.readString(broken.resolve("report.html")).contains("id=\"circuits\""));
  }

  @Test
  void freshGivesTheSameMasks() throws Exception {
    Path again = copy("again");
    finish(start("straight", run, "--label", "2"), 0);
    finish(start("once", again, "--label", "2"), 0);
    finish(start("fresh", again, "--label", "2", "--fresh"), 0);
    assertSameMasks(run, again, 1);
    assertEquals(1, new JsonMapper().readTree(again.resolve("circuits.json")).path("tables").size());
  }

  private Path copy(String name) throws IOException {
    Path copy = Files.createDirectory(folder.resolve(name));
    try (Stream<Path> files = Files.list(run)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    return copy;
  }

  private Process start(String name, Path of, String... more) throws IOException {
    List<String> command = new ArrayList<>(List.of("circuits", of.toString(), "--protocol", "papers"));
    command.addAll(List.of(more));
    return new Processes(folder).start(name, command.toArray(String[]::new));
  }

  private String finish(Process process, int exit) throws Exception {
    return new Processes(folder).finish(process, exit);
  }

  // masks and positions written so far
  private static long masks(Path of) throws IOException {
    if (!Files.isDirectory(of.resolve("circuits"))) {
      return 0;
    }
    try (Stream<Path> files = Files.list(of.resolve("circuits"))) {
      return files.filter(file -> file.toString().endsWith(".safetensors")).mapToLong(file -> file.toFile().lastModified() % 1_000_003).sum();
    }
  }

  private static void assertSameMasks(Path expected, Path actual, int count) throws IOException {
    List<String> names = names(expected);
    assertEquals(count, names.size());
    assertEquals(names, names(actual), "no position is left behind");
    for (String name : names) {
      SafetensorsFile one = SafetensorsFile.open(expected.resolve("circuits").resolve(name));
      SafetensorsFile other = SafetensorsFile.open(actual.resolve("circuits").resolve(name));
      for (String connection : List.of("fc1", "fc2", "fc3")) {
        assertArrayEquals(one.bytes(connection), other.bytes(connection), name + ", " + connection);
      }
    }
  }

  private static List<String> names(Path of) throws IOException {
    try (Stream<Path> files = Files.list(of.resolve("circuits"))) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

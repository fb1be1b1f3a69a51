package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report that the command itself leaves behind. */
class TrainedReportTest extends BrowserTest {
  @TempDir Path folder;

  @Test
  void independenceLeavesAReportThatOpens() throws Exception {
    train("independence", "--set", "training.steps=1000", "--set", "measures.shuffles=3");
    Path report = folder.resolve("runs/trained/report.html");
    page.window(1280, 900, false).open(report);
    ReportChecks.silentAndAlone(page, report);
    Inspection.unfold(page);
    ReportChecks.looksRight(page);
    page.screenshot(Path.of("target", "screenshots", "trained-light.png"));
    page.window(360, 740, true).open(report);
    ReportChecks.looksRight(page);
    assertEquals(List.of(), page.errors());
  }

  /** A process of its own, as a user starts it. */
  private void train(String... arguments) throws Exception {
    String classPath = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dorg.bytedeco.javacpp.maxPhysicalBytes=0", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", classPath, "dev.unmesh.cli.Main", "train"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--runs", folder.resolve("runs").toString(), "--name", "trained"));
    File output = folder.resolve("output.txt").toFile();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended && process.exitValue() == 0, () -> "training failed:\n" + read(output.toPath()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }
}

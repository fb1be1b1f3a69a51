package dev.unmesh.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The command in processes of its own; what they say goes to NAME.out and NAME.err in a folder. */
record Processes(Path folder) {
  Process start(String name, String... command) throws IOException {
    return startOn(System.getProperty("java.class.path"), name, command);
  }

  /** With variables beside those of this process. */
  Process startWith(Map<String, String> environment, String name, String... command) throws IOException {
    ProcessBuilder builder = builder(System.getProperty("java.class.path"), name, command);
    builder.environment().putAll(environment);
    return builder.start();
  }

  Process startOn(String classPath, String name, String... command) throws IOException {
    return builder(classPath, name, command).start();
  }

  private ProcessBuilder builder(String classPath, String name, String... command) {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1",
                "-cp", classPath, "dev.unmesh.cli.Main"));
    line.addAll(List.of(command));
    return new ProcessBuilder(line)
        .redirectOutput(Redirect.to(folder.resolve(name + ".out").toFile()))
        .redirectError(Redirect.to(folder.resolve(name + ".err").toFile()));
  }

  /** Waits for the end; what all processes so far said on stderr. */
  String finish(Process process, int exit) throws Exception {
    assertTrue(process.waitFor(120, TimeUnit.SECONDS), "still running after two minutes");
    StringBuilder told = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".err")).toList()) {
        told.append(Files.readString(file));
      }
    }
    assertEquals(exit, process.exitValue(), told::toString);
    return told.toString();
  }
}

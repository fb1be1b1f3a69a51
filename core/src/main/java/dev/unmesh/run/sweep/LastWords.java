package dev.unmesh.run.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Why a trial's process ended, in a line: what it said itself, else how it was ended. */
final class LastWords {
  private static final int SIGNALLED = 128;
  private static final int LONGEST = 500;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          6, "aborted", 9, "killed, perhaps for want of memory", 11, "a fault in native code", 4, "an instruction this processor lacks",
          7, "a bus error");

  private LastWords() {}

  static String of(int exit, Path log) {
    List<String> lines = lines(log);
    if (exit > SIGNALLED) {
      int signal = exit - SIGNALLED;
      return "ended by signal " + signal + (SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "");
    }
    String said =
        lines.stream()
            .filter(line -> line.startsWith("unmesh: "))
            .reduce((first, second) -> second)
            .map(line -> line.substring("unmesh: ".length()))
            .orElseGet(() -> lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1));
    return (said.length() > LONGEST ? said.substring(0, LONGEST) : said) + (exit == 1 ? "" : " (exit code " + exit + ")");
  }

  private static List<String> lines(Path log) {
    try {
      String said = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
      return said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      return List.of();
    }
  }
}

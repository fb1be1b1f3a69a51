package dev.unmesh.cli;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What starts this program again, in a process of its own. */
final class OwnProgram {
  private OwnProgram() {}

  /** The same Java with the same flags and classes, whatever is built meanwhile. */
  static List<String> here() {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    String path =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    words.addAll(List.of("-cp", path, Main.class.getName()));
    return words;
  }

  /** What a command line that is written down begins with: the launcher and the flags it was given, where it started this process. */
  static List<String> written() {
    String launcher = System.getenv("UNMESH_COMMAND");
    if (launcher == null || launcher.isBlank()) {
      return here();
    }
    String flags = System.getenv("UNMESH_JAVA_OPTS");
    return flags == null || flags.isBlank() ? List.of(launcher) : List.of("env", "UNMESH_JAVA_OPTS=" + flags, launcher);
  }
}

package dev.unmesh.format;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real data sets tests use where present: UNMESH_DATA, else ../shared/data beside the repository. */
public final class SharedData {
  private SharedData() {}

  /** A file or folder of the data; without it the test is skipped, saying so. */
  public static Path require(String name) {
    Path file = folder().resolve(name);
    Assumptions.assumeTrue(Files.exists(file), "skipped: needs real data at " + file + " (set UNMESH_DATA to the data folder)");
    return file;
  }

  private static Path folder() {
    String set = System.getenv("UNMESH_DATA");
    if (set != null && !set.isBlank()) {
      return Path.of(set);
    }
    Path root = Path.of("").toAbsolutePath();
    for (Path at = root; at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("pom.xml"))) {
        root = at;
      }
    }
    return root.resolveSibling("shared").resolve("data");
  }
}

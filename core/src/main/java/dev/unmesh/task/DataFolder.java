package dev.unmesh.task;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where data sets lie, each in a folder of its own ({@code mnist}, {@code cifar-10-batches-bin}).
 *
 * @param mayDownload whether missing files may be fetched into it
 */
public record DataFolder(Path folder, boolean mayDownload) {
  /** {@code --data-dir}, else the environment's UNMESH_DATA, else the cache in the user's home. */
  public static DataFolder resolve(Optional<Path> dataDir, Map<String, String> environment) {
    return resolve(dataDir, environment, System.getProperty("os.name"), Path.of(System.getProperty("user.home")));
  }

  static DataFolder resolve(Optional<Path> dataDir, Map<String, String> environment, String system, Path home) {
    Path folder =
        dataDir
            .or(() -> path(environment, "UNMESH_DATA"))
            .orElseGet(() -> cache(environment, system.toLowerCase(Locale.ROOT), home).resolve("unmesh").resolve("data"));
    return new DataFolder(folder, true);
  }

  private static Path cache(Map<String, String> environment, String system, Path home) {
    if (system.startsWith("windows")) {
      return path(environment, "LOCALAPPDATA").orElse(home.resolve("AppData").resolve("Local"));
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Caches");
    }
    return path(environment, "XDG_CACHE_HOME").filter(Path::isAbsolute).orElse(home.resolve(".cache"));
  }

  private static Optional<Path> path(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank()).map(Path::of);
  }
}

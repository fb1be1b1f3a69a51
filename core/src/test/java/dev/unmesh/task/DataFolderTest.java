package dev.unmesh.task;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DataFolderTest {
  private static final Path HOME = Path.of("/home/ada");

  @Test
  void theOptionWinsThenTheEnvironmentThenTheCache() {
    Map<String, String> set = Map.of("UNMESH_DATA", "/data", "XDG_CACHE_HOME", "/cache", "LOCALAPPDATA", "/local");
    assertEquals(Path.of("mine"), folder(Optional.of(Path.of("mine")), set, "Linux"));
    assertEquals(Path.of("/data"), folder(Optional.empty(), set, "Linux"));
    Map<String, String> unset = Map.of("UNMESH_DATA", " ", "XDG_CACHE_HOME", "/cache", "LOCALAPPDATA", "/local");
    assertEquals(Path.of("/cache/unmesh/data"), folder(Optional.empty(), unset, "Linux"));
    assertEquals(Path.of("/home/ada/.cache/unmesh/data"), folder(Optional.empty(), Map.of(), "Linux"));
    assertEquals(Path.of("/home/ada/.cache/unmesh/data"), folder(Optional.empty(), Map.of("XDG_CACHE_HOME", "relative"), "Linux"));
    assertEquals(Path.of("/home/ada/Library/Caches/unmesh/data"), folder(Optional.empty(), unset, "Mac OS X"));
    assertEquals(Path.of("/local/unmesh/data"), folder(Optional.empty(), unset, "Windows 11"));
  }

  private static Path folder(Optional<Path> option, Map<String, String> environment, String system) {
    return DataFolder.resolve(option, environment, system, HOME).folder();
  }
}

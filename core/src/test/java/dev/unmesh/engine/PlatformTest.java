package dev.unmesh.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PlatformTest {
  @Test
  void platformsWithLibTorchAreKnownByTheirClassifier() {
    assertEquals("linux-x86_64", Platform.of("Linux", "amd64").classifier());
    assertEquals("macosx-arm64", Platform.of("Mac OS X", "aarch64").classifier());
    assertEquals("windows-x86_64", Platform.of("Windows 11", "amd64").classifier());
  }

  @Test
  void elsewhereTheErrorSaysSoAndWhatStillWorks() {
    String message = assertThrows(EngineException.class, () -> Platform.of("Linux", "aarch64")).getMessage();
    assertTrue(message.contains("no LibTorch") && message.contains("Linux on aarch64"), message);
    assertTrue(message.contains("'measure'") && message.contains("work here"), message);
  }
}

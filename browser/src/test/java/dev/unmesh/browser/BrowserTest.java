package dev.unmesh.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A Chromium for the tests of a class, a fresh page for each; all skip, saying so, where there is none. */
abstract class BrowserTest {
  private static Chromium chromium;
  Page page;

  @BeforeAll
  static void startChromium() throws IOException, InterruptedException {
    Optional<Path> executable = Chromium.find();
    Assumptions.assumeTrue(
        executable.isPresent(), "no Chromium on the PATH (Debian: apt-get install chromium), nor named by UNMESH_CHROMIUM");
    chromium = Chromium.start(executable.get());
  }

  @AfterAll
  static void stopChromium() throws IOException {
    if (chromium != null) {
      chromium.close();
      chromium = null;
    }
  }

  @BeforeEach
  void openPage() {
    page = chromium.newPage();
  }

  @AfterEach
  void closePage() {
    page.close();
  }
}

package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.ReportWriter;
import dev.unmesh.report.Samples;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of every kind of run, as a reader opens them: offline, on a desk and on a phone, in light and dark. */
class ReportTest extends BrowserTest {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 360;
  private static final int DESK = 1280;

  @TempDir Path folder;

  static Stream<String> samples() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensOfflineAndIsWhole(String sample) throws Exception {
    Path file = folder.resolve("report.html");
    ReportWriter.write(Samples.all().get(sample), file);
    page.window(DESK, 900, false).open(file);
    ReportChecks.silentAndAlone(page, file);
    Inspection.unfold(page);
    ReportChecks.looksRight(page);
    double light = Inspection.background(page);
    page.screenshot(SCREENSHOTS.resolve(sample + "-light.png"));

    page.window(DESK, 900, true).settle();
    ReportChecks.looksRight(page);
    double dark = Inspection.background(page);
    assertTrue(light > .8 && dark < .2, () -> "background light " + light + ", dark " + dark);

    for (boolean night : new boolean[] {false, true}) {
      page.window(PHONE, 740, night).open(file);
      ReportChecks.looksRight(page);
      Inspection.unfold(page);
      ReportChecks.looksRight(page);
      if (night) {
        page.screenshot(SCREENSHOTS.resolve(sample + "-phone-dark.png"));
      }
    }
    assertEquals(List.of(), page.errors());
  }
}

package dev.unmesh.browser;

import dev.unmesh.report.MeasureWriter;
import dev.unmesh.report.SampleMeasures;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a measured model of like layers. */
class MeasurePageTest extends BrowserTest {
  @TempDir Path folder;

  @Test
  void opensOfflineAndIsWhole() throws Exception {
    Path file = folder.resolve("measures.html");
    MeasureWriter.write(SampleMeasures.layers(), file);
    ReportChecks.onDeskAndPhone(page, file, "measures-by-layer");
  }
}

package dev.unmesh.browser;

import dev.unmesh.report.ReportWriter;
import dev.unmesh.report.Samples;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports of every kind of run, as a reader opens them: offline, on a desk and on a phone, in light and dark. */
class ReportTest extends BrowserTest {
  @TempDir Path folder;

  static Stream<String> samples() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensOfflineAndIsWhole(String sample) throws Exception {
    Path file = folder.resolve("report.html");
    ReportWriter.write(Samples.all().get(sample), file);
    ReportChecks.onDeskAndPhone(page, file, sample);
  }
}

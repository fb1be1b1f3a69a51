package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.SampleTables;
import dev.unmesh.report.TableWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages and charts of variant tables. */
class TablePageTest extends BrowserTest {
  @TempDir Path folder;

  static Stream<String> samples() {
    return SampleTables.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensOfflineAndIsWhole(String sample) throws Exception {
    Path file = folder.resolve("table.html");
    AtomicFile.write(file, TableWriter.page(SampleTables.all().get(sample), "unmesh bimt-table").getBytes(StandardCharsets.UTF_8));
    ReportChecks.onDeskAndPhone(page, file, "table-" + sample);
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theChartStandsAlone(String sample) throws Exception {
    Path file = folder.resolve("table.svg");
    AtomicFile.write(file, TableWriter.chart(SampleTables.all().get(sample)).getBytes(StandardCharsets.UTF_8));
    for (boolean night : new boolean[] {false, true}) {
      page.window(1280, 900, night).open(file);
      page.screenshot(Path.of("target", "screenshots", "chart-" + sample + (night ? "-dark.png" : "-light.png")));
      assertEquals(List.of(), page.errors());
      assertEquals(List.of(file.toUri().toString()), page.requests());
      String ground = page.evaluate("getComputedStyle(document.documentElement).backgroundColor").asString();
      assertEquals(night ? "rgb(27, 31, 36)" : "rgb(255, 254, 251)", ground);
    }
  }
}

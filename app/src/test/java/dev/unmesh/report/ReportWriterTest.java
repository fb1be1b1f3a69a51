package dev.unmesh.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportWriterTest {
  private static final int MOST_BYTES = 3_000_000;

  @Test
  void everyPictureIsWellFormedNamedAndNotEmpty() throws Exception {
    for (Map.Entry<String, RunView> run : SampleRuns.all().entrySet()) {
      List<Document> pictures = Html.pictures(ReportWriter.render(run.getValue()));
      assertTrue(pictures.size() >= 3, run.getKey() + " has " + pictures.size() + " pictures");
      Set<String> ids = new HashSet<>();
      for (Document picture : pictures) {
        String id = picture.getDocumentElement().getAttribute("id");
        assertTrue(ids.add(id), run.getKey() + ": two pictures are called " + id);
        assertFalse(picture.getElementsByTagName("title").item(0).getTextContent().isBlank(), id);
        assertFalse(picture.getElementsByTagName("desc").item(0).getTextContent().isBlank(), id);
        assertTrue(picture.getDocumentElement().getElementsByTagName("*").getLength() > 3, id + " of " + run.getKey() + " is empty");
      }
    }
  }

  @Test
  void thePageAsksForNothing() {
    SampleRuns.all().forEach((name, run) -> assertEquals(List.of(), Html.outside(ReportWriter.render(run)), name));
  }

  @Test
  void pagesStaySmall() {
    SampleRuns.all().forEach((name, run) -> {
      int bytes = ReportWriter.render(run).getBytes(StandardCharsets.UTF_8).length;
      assertTrue(bytes < MOST_BYTES, name + " takes " + bytes + " bytes");
    });
  }

  @Test
  void equalRunsGiveEqualPages() {
    assertEquals(ReportWriter.render(SampleRuns.mnist()), ReportWriter.render(SampleRuns.mnist()));
  }

  @Test
  void whatWasFoundStandsFirst() throws Exception {
    String page = ReportWriter.render(SampleRuns.bimt());
    assertEquals(List.of("summary", "found", "wiring"), Html.sections(page).subList(0, 3));
    assertTrue(page.contains("<li>y1 depends on x1 and x3.</li>"));
    Document grid =
        Html.pictures(page).stream().filter(p -> p.getDocumentElement().getAttribute("id").equals("dependencies")).findFirst().orElseThrow();
    org.w3c.dom.NodeList cells = grid.getElementsByTagName("g");
    assertEquals(8, cells.getLength());
    int needed = 0;
    for (int i = 0; i < cells.getLength(); i++) {
      org.w3c.dom.Element cell = (org.w3c.dom.Element) cells.item(i);
      boolean filled = cell.getElementsByTagName("text").getLength() == 1;
      assertEquals(filled, cell.getAttribute("data-tip").contains(" depends on "), "each cell says in words what it shows");
      needed += filled ? 1 : 0;
    }
    assertEquals(4, needed);
    assertTrue(page.contains("24 weights"), "the curve names the size chosen");
    assertTrue(ReportWriter.render(SampleRuns.mnist()).contains("Which output depends on which pixel"));
    assertFalse(ReportWriter.render(SampleRuns.plain()).contains("What it found"));
  }

  @Test
  void aRunOfWhichNothingIsKnownStillHasAPage() {
    String page = ReportWriter.render(RunView.builder("empty").build());
    assertEquals(List.of("summary"), Html.sections(page));
    assertTrue(page.contains("<h1>empty</h1>"));
  }

  @Test
  void anUnfinishedRunSaysSo() {
    String page = ReportWriter.render(RunView.builder("r").status("stopped at step 12: the loss is NaN").build());
    assertTrue(page.contains("This run is not finished: stopped at step 12: the loss is NaN."));
  }

  @Test
  void hostileNamesStayText() throws Exception {
    String evil = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>&amp;]]>\u0000";
    String page = ReportWriter.render(RunView.builder(evil)
        .description(evil)
        .status(evil)
        .finding(evil)
        .score("test", evil, 1)
        .network(SampleNets.bimt(List.of(evil, evil, evil, evil)))
        .found(SampleFound.independence(List.of(evil, "b", "c" + evil, "d"), List.of("y" + evil, "z")))
        .curve(new Curve(evil, evil, new long[] {0, 1}, new double[] {1, 2}))
        .recipe("task: " + evil)
        .provenance(evil, evil)
        .build());
    assertEquals(1, page.split("<script", -1).length - 1, "scripts");
    assertFalse(page.contains("<img src=x"), "an element came through");
    assertTrue(Html.pictures(page).size() >= 5);
  }

  @Test
  void writesTheFile(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    ReportWriter.write(SampleRuns.bimt(), file);
    assertEquals(ReportWriter.render(SampleRuns.bimt()), Files.readString(file));
    try (var files = Files.list(folder)) {
      assertEquals(1, files.count(), "no temporary file stays");
    }
  }
}

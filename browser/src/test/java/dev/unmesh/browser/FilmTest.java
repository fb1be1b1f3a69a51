package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.report.ReportWriter;
import dev.unmesh.report.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The film of a report, played. */
class FilmTest extends BrowserTest {
  private static final String LINES =
      "[...document.querySelectorAll('#wiring-picture .film-lines path')].map(p => p.getAttribute('d')).join('')";
  private static final String FINISHED = "document.querySelector('#wiring-picture .lines').getBoundingClientRect().width > 0";
  private static final String READOUT = "document.querySelector('.film output').textContent";

  @TempDir Path folder;

  private Path report(String sample) {
    Path file = folder.resolve(sample + ".html");
    ReportWriter.write(Samples.all().get(sample), file);
    return file;
  }

  @BeforeEach
  void atADesk() {
    page.window(1280, 900, false);
  }

  private void scrub(int frame) {
    page.evaluate(
        "(() => { const s = document.querySelector('.film input'); s.value = " + frame
            + "; s.dispatchEvent(new Event('input')); return 1; })()");
    page.settle();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bimt", "planes", "tokens"})
  void theScrubberMovesTheDrawing(String sample) throws Exception {
    Path file = report(sample);
    page.open(file);
    assertTrue(page.evaluate("document.querySelector('.film').checkVisibility()").asBoolean());
    assertTrue(page.evaluate(FINISHED).asBoolean(), "the finished wiring to begin with");
    scrub(0);
    String first = page.evaluate(LINES).asString();
    String toldFirst = page.evaluate(READOUT).asString();
    assertFalse(page.evaluate(FINISHED).asBoolean(), "a frame instead of it");
    page.screenshot(Path.of("target", "screenshots", "film-" + sample + "-first.png"));
    scrub(70);
    String middle = page.evaluate(LINES).asString();
    page.screenshot(Path.of("target", "screenshots", "film-" + sample + "-middle.png"));
    assertTrue(first.length() > 1000 && middle.length() > 1000);
    assertNotEquals(first, middle);
    assertNotEquals(toldFirst, page.evaluate(READOUT).asString());
    assertTrue(toldFirst.startsWith("step 0 · "), toldFirst);
    assertEquals(page.evaluate(READOUT), page.evaluate("document.querySelector('.film input').getAttribute('aria-valuetext')"));
    ReportChecks.silentAndAlone(page, file);
    ReportChecks.looksRight(page);
  }

  @Test
  void keysMoveItAndTheMarkerWithIt() throws Exception {
    page.open(report("bimt"));
    page.evaluate("document.querySelector('.film input').focus()");
    page.press("Home");
    assertEquals("0", page.evaluate("document.querySelector('.film input').value").asString());
    double start = marker();
    page.press("ArrowRight");
    page.press("ArrowRight");
    assertEquals("2", page.evaluate("document.querySelector('.film input').value").asString());
    assertTrue(marker() > start);
    page.press("End");
    double thumb = page.evaluate("document.querySelector('.film input').getBoundingClientRect().right").asDouble();
    double line = page.evaluate("document.querySelector('.film-curve .cross').getBoundingClientRect().right").asDouble();
    assertEquals(thumb, line, 10, "the marker stands over the thumb");
    assertEquals(List.of(), page.errors());
  }

  private double marker() {
    return page.evaluate("+document.querySelector('.film-curve .cross').getAttribute('x1')").asDouble();
  }

  @Test
  void labelsAndNeuronsMoveWithSwaps() throws Exception {
    page.open(report("bimt"));
    String places =
        "[...document.querySelectorAll('#wiring-picture [data-label]')].map(t => [t.textContent, Math.round(t.getBoundingClientRect().x)])"
            + ".sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1)).map(t => t[0]).join(' ')";
    String end = page.evaluate(places).asString();
    scrub(0);
    String start = page.evaluate(places).asString();
    assertNotEquals(start, end);
    assertEquals(List.of(sorted(end)), List.of(sorted(start)));
    assertTrue(page.evaluate("document.querySelectorAll('#wiring-picture .node[transform]').length").asInt() > 2);
    scrub(1000);
    assertEquals(end, page.evaluate(places).asString());
    assertEquals(0, page.evaluate("document.querySelectorAll('#wiring-picture .node[transform]').length").asInt());
  }

  private static String sorted(String words) {
    return List.of(words.split(" ")).stream().sorted().toList().toString();
  }

  @Test
  void theLastFramesArePruned() throws Exception {
    page.open(report("bimt"));
    assertTrue(page.evaluate(READOUT).asString().startsWith("step 20,000"), "at first, the end of training");
    String whole = linesAfter("ArrowLeft", "ArrowRight");
    String pruned = linesAfter("End");
    assertTrue(page.evaluate(READOUT).asString().startsWith("pruned below 0.3 · 15 weights left"), page.evaluate(READOUT).asString());
    assertTrue(pruned.length() < whole.length());
  }

  private String linesAfter(String... keys) {
    page.evaluate("document.querySelector('.film input').focus()");
    List.of(keys).forEach(page::press);
    return page.evaluate(LINES).asString();
  }

  @Test
  void playRunsAndPauseStops() throws Exception {
    page.open(report("bimt"));
    page.evaluate("document.querySelector('.film .play').click()");
    assertEquals("Pause", page.evaluate("document.querySelector('.film .play').textContent").asString());
    page.evaluate(reached(5));
    page.evaluate("document.querySelector('.film .play').click()");
    JsonNode stopped = page.evaluate(LINES);
    page.settle();
    assertEquals(stopped, page.evaluate(LINES));
    assertEquals("Play", page.evaluate("document.querySelector('.film .play').textContent").asString());
    assertEquals(List.of(), page.errors());
  }

  private static String reached(int frame) {
    return "new Promise(done => { const look = () => +document.querySelector('.film input').value >= " + frame
        + " ? done(1) : requestAnimationFrame(look); look(); })";
  }

  @Test
  void withoutMotionItGoesFrameByFrame() throws Exception {
    page.window(1280, 900, false).calm();
    page.open(report("bimt"));
    page.evaluate("document.querySelector('.film select').value = 4; document.querySelector('.film .play').click()");
    String between =
        "new Promise(done => { let worst = 0; const s = document.querySelector('.film input'), v = document.querySelector('.film-curve');"
            + "const look = () => {"
            + "const at = (+v.querySelector('.cross').getAttribute('x1') - 8) / (v.viewBox.baseVal.width - 16) * s.max;"
            + "worst = Math.max(worst, Math.abs(at - Math.round(at)));"
            + "+s.value >= 5 ? done(worst) : requestAnimationFrame(look); }; look(); })";
    assertEquals(0, page.evaluate(between).asDouble(), 1e-6);
  }

  @Test
  void hoveringTellsTheWeightsOfTheFrame() throws Exception {
    page.open(report("bimt"));
    String hover =
        "(() => { document.querySelector('#wiring-picture [data-n=\"0\"]').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));"
            + "return document.getElementById('tip').textContent; })()";
    String atTheEnd = page.evaluate(hover).asString();
    scrub(0);
    assertTrue(page.evaluate("document.getElementById('tip').hidden").asBoolean(), "what was told of another frame goes");
    String atTheStart = page.evaluate(hover).asString();
    assertTrue(atTheStart.contains("out:") && atTheEnd.contains("out:"), atTheStart);
    assertNotEquals(atTheEnd, atTheStart);
  }

  @Test
  void withoutScriptsTheFinishedWiringShows() throws Exception {
    page.withoutScripts().open(report("bimt"));
    assertTrue(page.evaluate(FINISHED).asBoolean());
    assertFalse(page.evaluate("document.querySelector('.film').checkVisibility()").asBoolean());
  }
}

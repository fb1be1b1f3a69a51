package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.format.AtomicFile;
import dev.unmesh.report.SampleSweeps;
import dev.unmesh.report.SweepWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of a sweep: pictures of pairs of figures, settings put side by side. */
class SweepPageTest extends BrowserTest {
  @TempDir Path folder;

  /** Those that have a picture. */
  static Stream<String> samples() {
    return SampleSweeps.all().keySet().stream().filter(name -> !name.equals("all-failed") && !name.equals("not-begun") && !name.equals("one-setting"));
  }

  private Path written(String sample) {
    Path file = folder.resolve("sweep.html");
    String html = SweepWriter.page(SampleSweeps.all().get(sample), "unmesh sweep rates.yaml", "recipe: independence\nseeds: 3");
    AtomicFile.write(file, html.getBytes(StandardCharsets.UTF_8));
    return file;
  }

  @ParameterizedTest
  @MethodSource("samples")
  void opensOfflineAndIsWhole(String sample) throws Exception {
    ReportChecks.onDeskAndPhone(page, written(sample), "sweep-" + sample);
  }

  @Test
  void oneOfThePairsShowsAtATime() throws Exception {
    page.window(1280, 900, false).open(written("usual"));
    assertEquals("pareto-0", page.evaluate(SHOWN).asString());
    page.evaluate("document.querySelector('.pareto-choice .pick2').click()");
    assertEquals("pareto-2", page.evaluate(SHOWN).asString());
  }

  private static final String SHOWN =
      "[...document.querySelectorAll('svg.pareto')].filter(s => s.checkVisibility({visibilityProperty: true})).map(s => s.id).join()";

  @Test
  void ticksAndPicksPutSettingsSideBySide() throws Exception {
    page.window(1280, 900, false).open(written("usual"));
    String heads = "[...document.querySelectorAll('#chosen thead th[scope=col]')].slice(1).map(h => h.textContent.trim().split(':')[0]).join()";
    String before = page.evaluate(heads).asString();
    assertFalse(before.isEmpty(), "the front is side by side from the first");
    page.evaluate("document.querySelectorAll('.choose').forEach(b => { if (b.checked) b.click(); })");
    assertEquals("", page.evaluate(heads).asString());
    page.evaluate("document.querySelector('.choose[value=\"4\"]').click()");
    page.evaluate("document.querySelector('input[name=click-does][value=pick]').click()");
    page.evaluate("document.querySelector('#pareto-0 .mark[data-of=\"2\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
    assertEquals("2,4", page.evaluate(heads).asString());
    assertTrue(page.evaluate("document.querySelector('#chosen').textContent").asString().contains("test accuracy"));
    assertEquals(1, page.evaluate("[...document.querySelectorAll('#chosen tbody tr')].filter(r => r.cells[0].textContent === 'test accuracy')[0].querySelectorAll('b').length").asInt());
    String command = page.evaluate("document.querySelector('#chosen-command').textContent").asString();
    assertEquals(6, command.split("trials/").length - 1, command);
    assertTrue(page.evaluate("document.querySelector('#pareto-0 .mark[data-of=\"2\"]').classList.contains('picked')").asBoolean());
    page.screenshot(Path.of("target", "screenshots", "sweep-picked.png"));
    assertEquals(List.of(), page.errors());
  }

  @Test
  void itHoldsWithoutScripts() throws Exception {
    page.window(1280, 900, false).withoutScripts().open(written("usual"));
    assertEquals("pareto-0", page.evaluate(SHOWN).asString());
    assertTrue(page.evaluate("document.querySelectorAll('#pareto-0 a[href$=\"report.html\"]').length").asInt() > 10);
    assertTrue(page.evaluate("document.querySelector('#chosen tbody').rows.length").asInt() > 5);
    assertTrue(page.evaluate("document.querySelector('.choose').hidden && document.getElementById('click').hidden").asBoolean());
  }
}

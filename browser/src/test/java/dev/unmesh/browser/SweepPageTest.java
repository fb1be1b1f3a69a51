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

  @ParameterizedTest
  @MethodSource("samples")
  void namesAreWholeAndCoverNoMark(String sample) throws Exception {
    for (int width : new int[] {1280, 360}) {
      page.window(width, 900, false).open(written(sample));
      assertEquals(List.of(), complaints(CUT_OFF), "at " + width);
      assertEquals(List.of(), complaints(COVERED), "at " + width);
      choose("axis-up", 2);
      choose("axis-across", 3);
      assertEquals(List.of(), complaints(CUT_OFF), "other axes, at " + width);
      assertEquals(List.of(), complaints(COVERED), "other axes, at " + width);
    }
  }

  private List<String> complaints(String script) {
    return page.evaluate(script).valueStream().map(node -> node.asString()).toList();
  }

  /** Words that stick out of the picture. */
  private static final String CUT_OFF =
      """
      (() => {
        const frame = document.querySelector('svg.pareto').getBoundingClientRect();
        return [...document.querySelectorAll('svg.pareto text')].filter(t => {
          const box = t.getBoundingClientRect();
          return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
        }).map(t => t.textContent);
      })()
      """;

  /** Names that lie on a mark or on another name. */
  private static final String COVERED =
      """
      (() => {
        const box = e => e.getBoundingClientRect();
        const meet = (a, b) => a.left < b.right - 1.5 && b.left < a.right - 1.5 && a.top < b.bottom - 1.5 && b.top < a.bottom - 1.5;
        const names = [...document.querySelectorAll('svg.pareto .label')], marks = [...document.querySelectorAll('svg.pareto .point .shape')];
        return names.filter((n, i) => marks.some(m => meet(box(n), box(m))) || names.some((o, j) => j > i && meet(box(n), box(o)))).map(n => n.textContent);
      })()
      """;

  /** Picks the n-th of a select. */
  private void choose(String select, int n) {
    page.evaluate("(s => { s.selectedIndex = Math.min(" + n + ", s.options.length - 1); s.dispatchEvent(new Event('change')); })(document.getElementById('" + select + "'))");
  }

  private String heads() {
    return page.evaluate("[...document.querySelectorAll('#chosen thead th[scope=col]')].slice(1).map(h => h.textContent.trim()).join('; ')").asString();
  }

  private void pickMark(int number) {
    page.evaluate("document.querySelector('svg.pareto .point[data-of=\"" + number + "\"]').dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))");
  }

  @Test
  void bothAxesAreChosen() throws Exception {
    page.window(1280, 900, false).open(written("rivals"));
    assertEquals("test accuracy and 1 − clusterability C", page.evaluate(PAIR).asString());
    String before = page.evaluate("document.getElementById('front-text').textContent").asString();
    choose("axis-across", 4);
    assertEquals("test accuracy and causal gap", page.evaluate(PAIR).asString());
    assertFalse(before.equals(page.evaluate("document.getElementById('front-text').textContent").asString()), "the sentence follows");
    assertEquals(13, page.evaluate(POINTS).asInt(), "without those that have no control");
    assertEquals(13, page.evaluate("document.querySelectorAll('svg.pareto .control-mark').length").asInt(), "each beside its control");
    page.evaluate("document.getElementById('swap').click()");
    assertEquals("causal gap and test accuracy", page.evaluate(PAIR).asString());
    choose("axis-up", 0);
    assertEquals("test accuracy and causal gap", page.evaluate(PAIR).asString(), "never the same figure twice");
    page.evaluate("document.querySelector('input.family').click()");
    assertEquals(12, page.evaluate(POINTS).asInt(), "a family is put away");
    assertEquals(List.of(), page.errors());
  }

  private static final String PAIR = "document.querySelector('svg.pareto').getAttribute('aria-label')";
  private static final String POINTS = "document.querySelectorAll('svg.pareto .point').length";

  @Test
  void settingsOrTrialsAreMarks() throws Exception {
    page.window(1280, 900, false).open(written("rivals-seeds"));
    assertEquals(16, page.evaluate(POINTS).asInt());
    assertEquals(48, page.evaluate("document.querySelectorAll('svg.pareto .runs a').length").asInt(), "seeds faint about their mean");
    page.evaluate("document.querySelector('input[name=marks][value=runs]').click()");
    assertEquals(48, page.evaluate(POINTS).asInt());
    assertEquals(48, page.evaluate("new Set([...document.querySelectorAll('svg.pareto .point')].map(a => a.getAttribute('href'))).size").asInt(), "each leads to its own report");
    assertTrue(page.evaluate("document.getElementById('front-text').textContent").asString().startsWith("Of 48 trials "));
  }

  @Test
  void stagesAreApartAndWhatWasChosenIsMarked() throws Exception {
    page.window(1280, 900, false).open(written("staged"));
    assertEquals(3, page.evaluate(POINTS).asInt(), "the final stage first");
    page.evaluate("document.querySelectorAll('input[name=scene]')[1].click()");
    assertEquals(9, page.evaluate(POINTS).asInt());
    assertEquals(3, page.evaluate("document.querySelectorAll('svg.pareto .point .ring').length").asInt(), "one a setting");
    page.evaluate("document.querySelector('svg.pareto .point:has(.ring)').focus()");
    String reading = page.evaluate("document.getElementById('reading').textContent").asString();
    assertTrue(reading.contains("tuning, chosen: causalGap 0.3"), reading);
    page.screenshot(Path.of("target", "screenshots", "sweep-staged-tuning.png"));
    assertEquals(List.of(), page.errors());
  }

  @Test
  void aMarkIsReadByKeyboard() throws Exception {
    page.window(1280, 900, false).open(written("rivals"));
    page.evaluate("document.querySelector('svg.pareto .point[data-of=\"5\"]').focus()");
    String name = page.evaluate("document.querySelector('svg.pareto .point[data-of=\"5\"]').getAttribute('aria-label').split(',')[0]").asString();
    String reading = page.evaluate("document.getElementById('reading').textContent").asString();
    assertTrue(reading.startsWith(name) && reading.contains("test accuracy") && reading.contains("shuffled") && reading.contains("specialise: ["), reading);
    page.evaluate("document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key: ' ', bubbles: true, cancelable: true}))");
    assertEquals("5", page.evaluate("document.activeElement.dataset.of").asString(), "the mark keeps the focus");
    page.screenshot(Path.of("target", "screenshots", "sweep-rivals-read.png"));
    assertEquals(List.of(), page.errors());
  }

  @Test
  void ticksAndPicksPutSettingsSideBySide() throws Exception {
    page.window(1280, 900, false).open(written("usual"));
    assertFalse(heads().isEmpty(), "the front is side by side from the first");
    page.evaluate("document.querySelectorAll('.choose').forEach(b => { if (b.checked) b.click(); })");
    assertEquals("", heads());
    page.evaluate("document.querySelector('.choose[value=\"4\"]').click()");
    page.evaluate("document.querySelector('input[name=click-does][value=pick]').click()");
    pickMark(2);
    assertEquals(2, heads().split("; ").length, heads());
    assertTrue(page.evaluate("document.querySelector('.choose[value=\"2\"]').checked").asBoolean(), "the tick follows the pick");
    assertTrue(page.evaluate("document.querySelector('#chosen').textContent").asString().contains("test accuracy"));
    assertEquals(1, page.evaluate("[...document.querySelectorAll('#chosen tbody tr')].filter(r => r.cells[0].textContent === 'test accuracy')[0].querySelectorAll('b').length").asInt());
    String command = page.evaluate("document.querySelector('#chosen-command').textContent").asString();
    assertEquals(6, command.split("trials/").length - 1, command);
    assertEquals(6, page.evaluate("document.querySelectorAll('#chosen a[href$=\"report.html\"]').length").asInt(), "links to their reports");
    assertTrue(page.evaluate("document.querySelector('svg.pareto .point[data-of=\"2\"]').classList.contains('picked')").asBoolean());
    page.screenshot(Path.of("target", "screenshots", "sweep-picked.png"));
    assertEquals(List.of(), page.errors());
  }

  @Test
  void theTableIsSorted() throws Exception {
    page.window(1280, 900, false).open(written("rivals"));
    String first = "document.querySelector('#all-settings tbody tr').id";
    String loss = "[...document.querySelectorAll('#all-settings thead button')].find(b => b.textContent === 'test loss').click()";
    assertEquals("setting-1", page.evaluate(first).asString());
    page.evaluate(loss);
    String highest = page.evaluate("document.querySelector('#all-settings tbody tr').textContent").asString();
    assertTrue(highest.contains("gradient-routing"), highest);
    page.evaluate(loss);
    assertFalse(page.evaluate("document.querySelector('#all-settings tbody tr').textContent").asString().contains("gradient-routing"));
  }

  @Test
  void itHoldsWithoutScripts() throws Exception {
    page.window(1280, 900, false).withoutScripts().open(written("usual"));
    assertTrue(page.evaluate("document.querySelector('svg#pareto-0').checkVisibility({visibilityProperty: true})").asBoolean());
    assertTrue(page.evaluate("document.querySelectorAll('#pareto-0 a[href$=\"report.html\"]').length").asInt() > 10);
    assertTrue(page.evaluate("document.querySelector('#chosen tbody').rows.length").asInt() > 5);
    assertTrue(page.evaluate("['views', 'axes', 'reading'].every(id => !document.getElementById(id).checkVisibility()) && document.querySelector('.choose').hidden").asBoolean());
  }
}

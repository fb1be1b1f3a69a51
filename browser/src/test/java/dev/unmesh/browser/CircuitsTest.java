package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.unmesh.report.ReportWriter;
import dev.unmesh.report.Samples;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The choice of a circuit on the wiring, which the style sheet alone makes. */
class CircuitsTest extends BrowserTest {
  // of the circuits in the first picture, those whose lines and words show
  private static final String SHOWN =
      """
      (() => {
        const of = e => e.getAttribute('class').match(/of(\\d+)/)[1];
        const figure = document.querySelector('.choice');
        const seen = e => e.getClientRects().length > 0;
        const shown = at => [...new Set([...figure.querySelectorAll(at)].filter(seen).map(of))].join(',');
        return shown('svg [class^=of]') + ' ' + shown('p[class^=of]');
      })()
      """;

  @TempDir Path folder;

  @BeforeEach
  void open() throws Exception {
    Path file = folder.resolve("report.html");
    ReportWriter.write(Samples.all().get("mnist"), file);
    page.window(1280, 900, false).open(file);
  }

  @Test
  void oneCircuitShowsAtATime() throws Exception {
    assertEquals("0 0", page.evaluate(SHOWN).asString());
    page.evaluate("document.querySelector('.choice .pick7').click()");
    page.settle();
    assertEquals("7 7", page.evaluate(SHOWN).asString());
    page.screenshot(Path.of("target", "screenshots", "circuits.png"));
    page.evaluate("document.querySelector('.choice .pick7').focus()");
    page.press("ArrowRight");
    assertEquals("8 8", page.evaluate(SHOWN).asString(), "by keyboard");
    assertEquals(List.of(), page.errors());
  }

  @Test
  void aNeuronTellsOfTheCircuitThatShowsAlone() {
    String told =
        """
        (() => {
          const figure = document.querySelector('.choice');
          const svg = figure.querySelector('svg');
          const pick = n => figure.querySelector('.pick' + n).click();
          const hover = id => svg.querySelector('[data-n="' + id + '"]').dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));
          const edges = n => [...svg.querySelectorAll('.of' + n + ' [data-e]')].flatMap(g => g.dataset.e.split(' ')).map(e => e.split(','));
          const at = (n, id) => edges(n).filter(e => e[0] === id || e[1] === id).length;
          const id = [...svg.querySelectorAll('[data-n]')].map(m => m.dataset.n).find(id => at(0, id) > 0 && at(1, id) > 0);
          return JSON.stringify([0, 1].map(n => {
            pick(n);
            hover(id);
            return svg.querySelectorAll('.hot').length === at(n, id);
          }));
        })()
        """;
    assertEquals("[true,true]", page.evaluate(told).asString());
  }

  @Test
  void theChoiceNeedsNoScript() throws Exception {
    page.withoutScripts().open(folder.resolve("report.html"));
    assertEquals("0 0", page.evaluate(SHOWN).asString());
    page.evaluate("document.querySelector('.choice .pick3').checked = true");
    assertEquals("3 3", page.evaluate(SHOWN).asString());
  }
}

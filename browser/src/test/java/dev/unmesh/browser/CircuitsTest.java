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
        return ['svg [class^=of]', 'p[class^=of]'].map(at => [...new Set([...figure.querySelectorAll(at)].filter(seen).map(of))].join(',')).join(' ');
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
          const ends = n => new Set([...svg.querySelectorAll('.of' + n + ' [data-e]')].flatMap(g => g.dataset.e.split(' ').map(e => e.split(',')))
              .filter(e => e.length > 1).map(e => e[0] + '-' + e[1]));
          const id = [...svg.querySelectorAll('[data-n]')].find(m => [0, 1].every(n => [...ends(n)].some(e => e.split('-').includes(m.dataset.n)))).dataset.n;
          return JSON.stringify([0, 1].map(n => {
            pick(n);
            hover(id);
            const lit = svg.querySelectorAll('.hot').length;
            return lit === [...ends(n)].filter(e => e.split('-').includes(id)).length && lit > 0;
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

package dev.unmesh.browser;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What may be wrong with how a page looks, found by scripts in it. Each check answers with a list of complaints. */
final class Inspection {
  /**
   * Every svg, img and canvas: a place on the page, and something in it. An svg without an accessible name must be hidden from
   * screen readers (decoration); one with a name must draw.
   */
  private static final String PICTURES =
      """
      (() => {
        const name = e => e.tagName.toLowerCase() + ' ' + (e.id || e.getAttribute('aria-label') || e.getAttribute('alt')
            || e.querySelector?.('title')?.textContent || e.className?.baseVal || e.className || '(no name)').slice(0, 60);
        const box = e => e.getBoundingClientRect();
        const shapes = 'path,rect,circle,ellipse,line,polyline,polygon,text,image,use';
        const complaints = [];
        const pictures = [...document.querySelectorAll('svg, img, canvas')].filter(e => !e.parentElement.closest('svg'));
        for (const e of pictures) {
          const { width, height } = box(e);
          if (!(width > 0 && height > 0)) {
            complaints.push(name(e) + ': ' + width + ' x ' + height);
          } else if (e.tagName === 'IMG') {
            if (!(e.complete && e.naturalWidth > 0)) complaints.push(name(e) + ': not decoded');
          } else if (e.tagName === 'CANVAS') {
            const blank = document.createElement('canvas');
            blank.width = e.width;
            blank.height = e.height;
            if (e.toDataURL() === blank.toDataURL()) complaints.push(name(e) + ': blank');
          } else {
            const drawn = [...e.querySelectorAll(shapes)].filter(s => !s.closest('defs') && (box(s).width > 0 || box(s).height > 0));
            if (drawn.length === 0) complaints.push(name(e) + ': draws nothing');
            const broken = [...e.querySelectorAll('*')].find(s => [...s.attributes].some(a =>
                ['d', 'x', 'y', 'x1', 'y1', 'cx', 'cy', 'r', 'width', 'height', 'points', 'transform'].includes(a.name)
                && /NaN|Infinity|undefined|null/.test(a.value)));
            if (broken) complaints.push(name(e) + ': ' + broken.outerHTML.slice(0, 120));
          }
        }
        return { count: pictures.length, complaints };
      })()
      """;

  /** Elements that stick out of the window sideways, unless something round them scrolls or clips. */
  private static final String OVERFLOW =
      """
      (() => {
        const width = document.documentElement.clientWidth;
        const contained = e => {
          for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
            if (getComputedStyle(p).overflowX !== 'visible') return true;
          }
          return false;
        };
        if (document.documentElement.scrollWidth <= width) return [];
        const out = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > width + .5 && !contained(e));
        return ['the page is ' + document.documentElement.scrollWidth + ' wide in a window of ' + width].concat(
            out.slice(0, 5).map(e => e.outerHTML.slice(0, 100)));
      })()
      """;

  /** Text of the page (not of its pictures) with less than 4.5 : 1 between its colour and the one behind it (WCAG 2 AA). */
  private static final String CONTRAST =
      """
      (() => {
        const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
        const rgba = colour => {
          pixel.clearRect(0, 0, 1, 1);
          pixel.fillStyle = colour;
          pixel.fillRect(0, 0, 1, 1);
          const [r, g, b, a] = pixel.getImageData(0, 0, 1, 1).data;
          return [r, g, b, a / 255];
        };
        const over = (top, under) => top.slice(0, 3).map((v, i) => v * top[3] + under[i] * (1 - top[3])).concat(1);
        const behind = e => {
          const layers = [];
          for (let p = e; p; p = p.parentElement) layers.push(rgba(getComputedStyle(p).backgroundColor));
          const dark = matchMedia('(prefers-color-scheme: dark)').matches
              && getComputedStyle(document.documentElement).colorScheme.includes('dark');
          return layers.reverse().reduce((under, layer) => over(layer, under), dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
        };
        const light = c => c.slice(0, 3).map(v => v / 255).map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
            .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
        const found = new Map();
        const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
          const e = walker.currentNode.parentElement;
          if (!walker.currentNode.data.trim() || e.closest('svg, script, style, template, noscript') || !e.checkVisibility()) continue;
          const back = behind(e);
          const ink = over(rgba(getComputedStyle(e).color), back);
          const [a, b] = [light(ink), light(back)].sort((x, y) => y - x);
          const ratio = (a + .05) / (b + .05);
          if (ratio < 4.5) found.set(getComputedStyle(e).color, ratio.toFixed(2) + ' : 1 in "' + e.textContent.trim().slice(0, 40) + '"');
        }
        return [...found.values()];
      })()
      """;

  private Inspection() {}

  /** Shows what is folded away, so that it can be looked at. */
  static void unfold(Page page) {
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)");
    page.settle();
  }

  static int pictureCount(Page page) {
    return page.evaluate(PICTURES).get("count").asInt();
  }

  static List<String> pictures(Page page) {
    return strings(page.evaluate(PICTURES).get("complaints"));
  }

  static List<String> overflow(Page page) {
    return strings(page.evaluate(OVERFLOW));
  }

  static List<String> contrast(Page page) {
    return strings(page.evaluate(CONTRAST));
  }

  /** Relative luminance of the page's background, 0 black .. 1 white. */
  static double background(Page page) {
    return page.evaluate(
            """
            (() => {
              const pixel = document.createElement('canvas').getContext('2d');
              pixel.fillStyle = 'white';
              pixel.fillRect(0, 0, 1, 1);
              for (const e of [document.documentElement, document.body]) {
                pixel.fillStyle = getComputedStyle(e).backgroundColor;
                pixel.fillRect(0, 0, 1, 1);
              }
              const [r, g, b] = pixel.getImageData(0, 0, 1, 1).data;
              return (.2126 * r + .7152 * g + .0722 * b) / 255;
            })()
            """)
        .asDouble();
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(node -> strings.add(node.asString()));
    return strings;
  }
}

package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

/** What every report must stand. */
final class ReportChecks {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final int PHONE = 360;
  private static final int DESK = 1280;

  private ReportChecks() {}

  /** Opens a page offline, on a desk and on a phone, in light and dark, folded and unfolded. */
  static void onDeskAndPhone(Page page, Path file, String name) throws Exception {
    page.window(DESK, 900, false).open(file);
    silentAndAlone(page, file);
    Inspection.unfold(page);
    looksRight(page);
    double light = Inspection.background(page);
    page.screenshot(SCREENSHOTS.resolve(name + "-light.png"));

    page.window(DESK, 900, true).settle();
    looksRight(page);
    double dark = Inspection.background(page);
    assertTrue(light > .8 && dark < .2, () -> "background light " + light + ", dark " + dark);

    for (boolean night : new boolean[] {false, true}) {
      page.window(PHONE, 740, night).open(file);
      looksRight(page);
      Inspection.unfold(page);
      looksRight(page);
      if (night) {
        page.screenshot(SCREENSHOTS.resolve(name + "-phone-dark.png"));
      }
    }
    assertEquals(List.of(), page.errors());
  }

  /** Nothing on the console, nothing asked for but the file itself. */
  static void silentAndAlone(Page page, Path file) {
    assertAll(
        () -> assertEquals(List.of(), page.errors(), "console"),
        () -> assertEquals(List.of(file.toUri().toString()), page.requests(), "requests"),
        () -> assertFalse(page.evaluate("document.title").asString().isBlank(), "title"),
        () -> assertEquals(1, page.evaluate("document.querySelectorAll('h1').length").asInt(), "h1"),
        () -> assertFalse(page.evaluate("document.documentElement.lang").asString().isBlank(), "lang"));
  }

  /** Pictures there and drawn, nothing sticking out sideways, text readable. */
  static void looksRight(Page page) {
    assertAll(
        () -> assertTrue(Inspection.pictureCount(page) > 0, "no picture at all"),
        () -> assertEquals(List.of(), Inspection.pictures(page), "pictures"),
        () -> assertEquals(List.of(), Inspection.overflow(page), "overflow"),
        () -> assertEquals(List.of(), Inspection.contrast(page), "contrast"));
  }
}

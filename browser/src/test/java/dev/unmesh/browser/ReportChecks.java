package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;

/** What every report must stand. */
final class ReportChecks {
  private ReportChecks() {}

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

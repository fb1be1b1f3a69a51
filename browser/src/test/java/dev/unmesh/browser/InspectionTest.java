package dev.unmesh.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each check finds the fault it is there for, and none where there is none. */
class InspectionTest extends BrowserTest {
  @TempDir Path folder;

  private void open(String body) throws Exception {
    Path file = folder.resolve("page.html");
    Files.writeString(
        file,
        "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>t</title><body style='margin:0'>" + body);
    page.window(360, 640, false).open(file);
  }

  @Test
  void aSoundPageHasNoComplaint() throws Exception {
    open(
        """
        <p style="overflow-wrap: anywhere">Text as dark as it should be, and longer than a phone is wide, so that it wraps.</p>
        <div style="overflow-x: auto"><table><tr><td style="min-width: 900px">wide, but it scrolls</table></div>
        <svg width=50 height=20><title>a bar</title><rect width=40 height=10 /></svg>
        <img alt=dot src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width=4 height=4>
        """);
    assertEquals(List.of(), page.errors());
    assertEquals(1, page.requests().size(), () -> page.requests().toString());
    assertEquals(2, Inspection.pictureCount(page));
    assertEquals(List.of(), Inspection.pictures(page));
    assertEquals(List.of(), Inspection.overflow(page));
    assertEquals(List.of(), Inspection.contrast(page));
    assertEquals(1, Inspection.background(page), 1e-9);
  }

  @Test
  void consoleErrorsAndExceptionsAreSeen() throws Exception {
    open("<script>console.error('one'); setTimeout(() => { throw new Error('two') }, 0)</script>");
    assertEquals(2, page.errors().size(), () -> page.errors().toString());
  }

  @Test
  void requestsAreSeen() throws Exception {
    Files.writeString(folder.resolve("style.css"), "p { color: black }");
    open("<link rel=stylesheet href=style.css><img src='http://example.invalid/a.png' width=5 height=5>");
    assertEquals(3, page.requests().size(), () -> page.requests().toString());
    assertTrue(page.requests().contains("http://example.invalid/a.png"), () -> page.requests().toString());
  }

  @Test
  void emptyPicturesAreSeen() throws Exception {
    open(
        """
        <svg width=50 height=20><title>nothing in it</title></svg>
        <svg width=0 height=20><title>no width</title><rect width=9 height=9 /></svg>
        <svg width=50 height=20><title>not a number</title><rect width=9 height=9 /><circle cx=4 cy=4 r=3 /><path d="M0 0L NaN 3"/></svg>
        <canvas id=blank width=9 height=9></canvas>
        <img alt=broken src="data:image/png;base64,AAAA" width=9 height=9>
        """);
    List<String> complaints = Inspection.pictures(page);
    assertEquals(5, complaints.size(), complaints::toString);
  }

  @Test
  void whatSticksOutSidewaysIsSeen() throws Exception {
    open("<div id=wide style='width: 500px'>wide</div>");
    List<String> complaints = Inspection.overflow(page);
    assertTrue(complaints.size() == 2 && complaints.get(1).contains("id=\"wide\""), complaints::toString);
  }

  @Test
  void paleTextIsSeenInLightAndInDark() throws Exception {
    open(
        """
        <style>:root { color-scheme: light dark; background: white } p { color: #999 }
        @media (prefers-color-scheme: dark) { :root { background: black } }</style><p>pale on white</p>
        """);
    assertEquals(1, Inspection.contrast(page).size());
    page.window(360, 640, true).settle();
    assertEquals(List.of(), Inspection.contrast(page));
    assertEquals(0, Inspection.background(page), 1e-9);
  }
}

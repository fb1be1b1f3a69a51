package dev.unmesh.report.chart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Style sheets and scripts that lie beside the program. */
public final class PageResource {
  private PageResource() {}

  /** The text of a file, such as "report.css". */
  public static String read(String name) {
    try (InputStream in = PageResource.class.getResourceAsStream("/dev/unmesh/report/" + name)) {
      if (in == null) {
        throw new IllegalStateException("the program is incomplete: " + name + " is missing from it; build it again");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.unmesh.report.internal;

import gg.jte.Content;
import java.util.List;

/**
 * A whole page.
 *
 * @param kicker the line above the heading
 * @param footer how to make this page again: a command line; may be empty
 * @param more script beside what every page carries
 */
public record Page(String kicker, String title, String description, List<Chapter> chapters, String footer, String more) {
  public Page {
    chapters = List.copyOf(chapters);
  }

  /** A page without script of its own. */
  public Page(String kicker, String title, String description, List<Chapter> chapters, String footer) {
    this(kicker, title, description, chapters, footer, "");
  }

  public Content style() {
    return output -> {
      output.writeContent("<style>\n");
      output.writeContent(Assets.STYLE);
      output.writeContent("</style>");
    };
  }

  public Content script() {
    return output -> {
      output.writeContent("<script>\n");
      output.writeContent(Assets.SCRIPT);
      output.writeContent(more);
      output.writeContent("</script>");
    };
  }
}

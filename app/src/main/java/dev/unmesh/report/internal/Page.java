package dev.unmesh.report.internal;

import gg.jte.Content;
import java.util.List;

/**
 * A whole page.
 *
 * @param kicker the line above the heading
 * @param footer how to make this page again: a command line; may be empty
 * @param film whether there is a film on it to play
 */
public record Page(String kicker, String title, String description, List<Chapter> chapters, String footer, boolean film) {
  public Page {
    chapters = List.copyOf(chapters);
  }

  /** A page without a film. */
  public Page(String kicker, String title, String description, List<Chapter> chapters, String footer) {
    this(kicker, title, description, chapters, footer, false);
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
      output.writeContent(film ? Assets.FILM : "");
      output.writeContent("</script>");
    };
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.CircuitPicture;
import gg.jte.Content;
import java.util.List;

/**
 * A picture that shows one circuit at a time, with a choice of them above. The style sheet alone switches; no script is needed.
 *
 * @param id unique within the page
 * @param svg the picture, as {@link CircuitPicture} draws it
 * @param options a label and what to say of its circuit
 * @param caption what holds for all
 */
public record CircuitChoice(String id, String title, String svg, List<Option> options, List<Key> keys, String caption) {
  /** The most circuits there are style rules for. */
  static final int MOST = 24;

  public CircuitChoice {
    options = List.copyOf(options);
    keys = List.copyOf(keys);
  }

  /** One circuit of the choice. */
  public record Option(String name, String text) {}

  /** The picture unescaped: it was escaped when it was written. */
  public Content picture() {
    return output -> output.writeContent(svg);
  }

  /** What shows the n-th circuit when the n-th option is chosen; browsers that do not know :has show all. */
  static String rules() {
    StringBuilder css = new StringBuilder("@supports selector(:has(*)){.choice [class^=of]{display:none}\n");
    for (int n = 0; n < MOST; n++) {
      css.append(".choice:has(.pick").append(n).append(":checked) .").append(CircuitPicture.kind(n)).append("{display:revert}");
    }
    return css.append("}\n").toString();
  }
}

package dev.unmesh.report.internal;

import gg.jte.Content;
import java.util.List;

/** A picture at a time of quality against what is bought with it; the style sheet alone switches between them. */
public record ParetoModel(List<Option> options, List<Key> keys) {
  /** The most pairs there are style rules for. */
  private static final int MOST = 12;

  public ParetoModel {
    options = List.copyOf(options);
    keys = List.copyOf(keys);
  }

  /** What shows the n-th pair when the n-th option is chosen; the others keep their size, out of sight. Without :has all are shown. */
  static String rules() {
    StringBuilder css = new StringBuilder("@supports selector(:has(*)){.pair{position:absolute;left:20px;right:20px;visibility:hidden}\n");
    for (int n = 0; n < MOST; n++) {
      css.append(".pareto-choice:has(.pick").append(n).append(":checked) .pair").append(n).append("{position:static;visibility:visible}");
    }
    return css.append("}\n").toString();
  }

  /**
   * One pair of figures.
   *
   * @param svg as {@link dev.unmesh.report.chart.ParetoChart} drew it
   * @param text what it says
   */
  public record Option(String name, String svg, String text) {
    public Content picture() {
      return output -> output.writeContent(svg);
    }
  }
}

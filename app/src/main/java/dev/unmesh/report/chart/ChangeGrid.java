package dev.unmesh.report.chart;

import java.util.List;

/**
 * How much each column changes by each row's act: the change written in its cell, coloured by size, harm apart from help. Where there
 * are too many columns to write in, the cell says its change when pointed at, and not every column is named.
 */
public final class ChangeGrid {
  private static final double LEFT = 104;
  private static final double TOP = 24;
  private static final double HEIGHT = 34;
  private static final double WIDTH = 940;
  private static final int SHORT_NAME = 11;
  private static final double WRITTEN = 30;

  private ChangeGrid() {}

  /**
   * @param changes a row each of {@code rows}, a value each of {@code columns}; {@code high} is drawn in full colour
   * @param kinds CSS class of each row's name
   * @param share changes are shares, shown in percentage points
   */
  public static String draw(
      String id, String title, String description, List<String> rows, List<String> kinds, List<String> columns, double[][] changes,
      double high, boolean share,
      boolean moreIsBetter) {
    double cell = Math.min(120, (WIDTH - LEFT) / Math.max(1, columns.size()));
    Svg svg = new Svg(id, "chart change-grid", LEFT + cell * columns.size(), TOP + HEIGHT * rows.size() + 4, title, description);
    int named = NameSpacing.every(columns, cell, SHORT_NAME);
    for (int j = 0; j < columns.size(); j++) {
      String name = columns.get(j);
      if (NameSpacing.isWritten(j, named, columns.size())) {
        svg.text(LEFT + (j + .5) * cell, TOP - 8, "tick mid", name.length() > SHORT_NAME ? name.substring(0, SHORT_NAME - 1) + "…" : name);
      }
    }
    for (int i = 0; i < rows.size(); i++) {
      double y = TOP + i * HEIGHT;
      svg.add("rect", "x", 0, "y", y + 11, "width", 12, "height", 12, "rx", 3, "class", "strip " + kinds.get(i));
      svg.text(19, y + HEIGHT / 2 + 4, "name", rows.get(i));
      for (int j = 0; j < columns.size(); j++) {
        String text = written(changes[i][j], share);
        svg.open("g", "class", "change");
        svg.element("title", columns.get(j) + ": " + text);
        cell(svg, LEFT + j * cell, y, cell, changes[i][j], high, moreIsBetter);
        if (cell >= WRITTEN) {
          svg.text(LEFT + (j + .5) * cell, y + HEIGHT / 2 + 4, "cell mid", text);
        }
        svg.close();
      }
    }
    return svg.finish();
  }

  private static void cell(Svg svg, double x, double y, double width, double change, double high, boolean moreIsBetter) {
    double gap = Math.min(1, width / 12);
    svg.rectangle(x + gap, y + 1, width - 2 * gap, HEIGHT - 2, "ground");
    double size = high > 0 ? Math.min(1, Math.abs(change) / high) : 0;
    if (Double.isFinite(change) && size >= .02) {
      svg.add(
          "rect", "x", x + gap, "y", y + 1, "width", width - 2 * gap, "height", HEIGHT - 2, "class", change < 0 == moreIsBetter ? "harm" : "help",
          "fill-opacity", size * .8);
    }
  }

  private static String written(double change, boolean share) {
    String text = share ? Numbers.fixed(change * 100, 0) : Numbers.of(change, 2);
    return change > 0 && !text.equals("0") ? "+" + text : text.equals("−0") ? "0" : text;
  }
}

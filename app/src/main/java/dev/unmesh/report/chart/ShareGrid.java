package dev.unmesh.report.chart;

import java.util.List;

/** Shares in a grid, in per cent where there is room: the larger, the stronger the colour. */
public final class ShareGrid {
  /** What the cell of a row and a column is. */
  public interface Tip {
    String of(int row, int column);
  }

  private static final double WIDTH = 460;
  private static final double LETTER = 6.6;
  private static final double WIDEST_NAME = 84;
  private static final double WIDEST = 46;
  private static final double TALLEST = 34;
  private static final double WITH_NUMBERS = 26;
  private static final double STRONGEST = .8;

  private ShareGrid() {}

  /**
   * @param shares a row each of {@code rows}, a share in [0, 1] each of {@code columns}; NaN leaves a cell blank
   * @param full the share drawn in full colour
   * @param tips what a cell is; its share is added
   */
  public static String draw(
      String id, String title, String description, List<String> rows, List<String> columns, double[][] shares, double full, Tip tips) {
    double left = Math.min(WIDEST_NAME, 12 + LETTER * longest(rows));
    double cell = Math.min(WIDEST, (WIDTH - left) / Math.max(1, columns.size()));
    double height = Math.min(TALLEST, cell);
    boolean slanted = longest(columns) * LETTER > cell;
    double top = slanted ? 16 + 4.6 * Math.min(14, longest(columns)) : 22;
    Svg svg = new Svg(id, "chart share-grid", WIDTH, top + height * rows.size() + 4, title, description);
    for (int j = 0; j < columns.size(); j++) {
      double x = left + (j + .5) * cell;
      if (slanted) {
        String turn = "rotate(-38 " + Svg.number(x - 2) + " " + Svg.number(top - 6) + ")";
        svg.element("text", WiringNames.shortened(columns.get(j), 14), "x", x - 2, "y", top - 6, "class", "tick", "transform", turn);
      } else {
        svg.text(x, top - 7, "tick mid", columns.get(j));
      }
    }
    svg.rectangle(left, top, cell * columns.size(), height * rows.size(), "ground");
    for (int i = 0; i < rows.size(); i++) {
      double y = top + i * height;
      svg.text(left - 7, y + height / 2 + 4, "tick end", WiringNames.shortened(rows.get(i), (int) (left / LETTER)));
      for (int j = 0; j < columns.size(); j++) {
        double share = shares[i][j];
        if (Double.isFinite(share)) {
          double strength = full > 0 ? Math.min(1, share / full) * STRONGEST : 0;
          svg.add(
              "rect", "x", left + j * cell + .5, "y", y + .5, "width", cell - 1, "height", height - 1, "class", "given",
              "fill-opacity", strength, "data-tip", tips.of(i, j) + ": " + Numbers.percent(share, 2));
          if (cell >= WITH_NUMBERS) {
            svg.text(left + (j + .5) * cell, y + height / 2 + 4, "cell mid", number(share));
          }
        }
      }
    }
    return svg.finish();
  }

  // "12", "3.4", "0.2"
  private static String number(double share) {
    return Numbers.fixed(share * 100, share < .0995 ? 1 : 0);
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(String::length).max().orElse(1);
  }
}

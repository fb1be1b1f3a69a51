package dev.unmesh.report.chart;

import java.util.List;

/**
 * Which output depends on which input: a row an output, a column an input, filled where there is a dependency, with the error that
 * knocking the input out adds. The number tells what the colour does, and a dot marks what is no dependency.
 */
public final class DependencyGrid {
  /** A row: what it is called, and for each input what knocking it out costs and whether that matters. */
  public record Row(String name, double[] rise, boolean[] on) {}

  private static final double LEFT = 132;
  private static final double TOP = 26;
  private static final double HEIGHT = 36;
  private static final double WIDTH = 460;
  private static final double WIDEST = 78;
  private static final int SHORT_NAME = 18;
  private static final double FAINTEST = .25;

  private DependencyGrid() {}

  /** @param material what matters from; a cost of a hundred times that is drawn in full colour */
  public static String draw(String id, String title, String description, List<String> inputs, List<Row> rows, double material) {
    double cell = Math.min(WIDEST, (WIDTH - LEFT) / Math.max(1, inputs.size()));
    Svg svg = new Svg(id, "chart dependency-grid", Math.max(WIDTH, LEFT + cell * inputs.size()), TOP + HEIGHT * rows.size() + 4, title, description);
    for (int i = 0; i < inputs.size(); i++) {
      svg.text(LEFT + (i + .5) * cell, TOP - 9, "name mid", inputs.get(i));
    }
    for (int o = 0; o < rows.size(); o++) {
      Row row = rows.get(o);
      double y = TOP + o * HEIGHT;
      svg.text(LEFT - 10, y + HEIGHT / 2 + 4, "name end", row.name().length() > SHORT_NAME ? row.name().substring(0, SHORT_NAME - 1) + "…" : row.name());
      for (int i = 0; i < inputs.size(); i++) {
        double x = LEFT + i * cell;
        svg.open("g", "data-tip", row.name() + (row.on()[i] ? " depends on " : " does not depend on ") + inputs.get(i) + ": error "
            + Numbers.of(row.rise()[i]) + " of its variance without it");
        svg.rectangle(x + 1, y + 1, cell - 2, HEIGHT - 2, "ground");
        if (row.on()[i]) {
          double size = Math.log10(row.rise()[i] / material) / 2;
          svg.add("rect", "x", x + 1, "y", y + 1, "width", cell - 2, "height", HEIGHT - 2, "class", "needs", "fill-opacity",
              FAINTEST + (.65 - FAINTEST) * Math.max(0, Math.min(1, size)));
          svg.text(x + cell / 2, y + HEIGHT / 2 + 4, "cell mid", Numbers.of(row.rise()[i], 2));
        } else {
          svg.add("circle", "cx", x + cell / 2, "cy", y + HEIGHT / 2, "r", 2, "class", "none");
        }
        svg.close();
      }
    }
    return svg.finish();
  }
}

package dev.unmesh.report.chart;

import java.util.List;

/**
 * What networks answer: a small map each, a row a class, a column an answer, the stronger the colour the more of the class's examples
 * get it. A circuit's own label given to examples of other classes has a colour of its own.
 */
public final class AnswerMaps {
  /**
   * A map.
   *
   * @param name above it; may be empty
   * @param tip what it says in words
   * @param label the circuit's own, -1 for none
   * @param answers [class][answer] in [0, 1]; NaN is left blank
   */
  public record Tile(String name, String tip, int label, double[][] answers) {}

  /** A row of maps, {@code from} places from the left. */
  public record Band(String name, String note, int from, List<Tile> tiles) {}

  private static final double WIDTH = 940;
  private static final double LEFT = 104;
  private static final double GAP = 9;
  private static final double WIDEST = 150;
  private static final double NAME = 18;
  private static final int LEVELS = 20;
  private static final double NOTCH = 3.5;

  private AnswerMaps() {}

  public static String draw(String id, String title, String description, List<Band> bands) {
    int places = bands.stream().mapToInt(band -> band.from() + band.tiles().size()).max().orElse(1);
    double side = Math.min(WIDEST, (WIDTH - LEFT + GAP) / places - GAP);
    Svg svg = new Svg(id, "chart answer-maps", WIDTH, bands.size() * (side + NAME + GAP), title, description);
    for (int b = 0; b < bands.size(); b++) {
      Band band = bands.get(b);
      double y = b * (side + NAME + GAP) + NAME;
      svg.text(0, y + side / 2 - 1, "layer", band.name());
      svg.text(0, y + side / 2 + 14, "count", band.note());
      for (int t = 0; t < band.tiles().size(); t++) {
        tile(svg, band.tiles().get(t), LEFT + (band.from() + t) * (side + GAP), y, side);
      }
    }
    return svg.finish();
  }

  private static void tile(Svg svg, Tile tile, double x, double y, double side) {
    double cell = side / Math.max(1, tile.answers().length);
    svg.open("g", "data-tip", tile.tip());
    svg.rectangle(x, y, side, side, "ground");
    svg.add(
        "image", "x", x, "y", y, "width", side, "height", side, "preserveAspectRatio", "none", "href", Png.dataUri(png(tile)));
    svg.rectangle(x, y, side, side, "frame");
    if (tile.label() >= 0) {
      double middle = x + (tile.label() + .5) * cell;
      double high = y + (tile.label() + .5) * cell;
      String above = "M" + Svg.number(middle - NOTCH) + " " + Svg.number(y - 5) + "h" + 2 * NOTCH + "l" + -NOTCH + " 4z";
      String beside = "M" + Svg.number(x - 5) + " " + Svg.number(high - NOTCH) + "v" + 2 * NOTCH + "l4 " + -NOTCH + "z";
      svg.add("path", "class", "notch", "d", above + beside);
    }
    if (!tile.name().isEmpty()) {
      svg.text(x + side / 2, y - 7, "name mid", WiringNames.shortened(tile.name(), (int) (side / 6)));
    }
    svg.close();
  }

  /** A pixel an answer: how often it is given by how little the ground shows through, another class's own label in another colour. */
  static byte[] png(Tile tile) {
    int classes = tile.answers().length;
    byte[] pixels = new byte[classes * classes];
    for (int row = 0; row < classes; row++) {
      for (int column = 0; column < classes; column++) {
        double share = tile.answers()[row][column];
        boolean wrong = column == tile.label() && row != tile.label();
        long level = Double.isFinite(share) ? Math.round(Math.max(0, Math.min(1, share)) * LEVELS) : 0;
        pixels[row * classes + column] = (byte) (level == 0 ? 0 : level + (wrong ? LEVELS : 0));
      }
    }
    int[] colours = new int[2 * LEVELS + 1];
    for (int level = 1; level <= LEVELS; level++) {
      colours[level] = 255 * level / LEVELS << 24 | Palette.POSITIVE;
      colours[LEVELS + level] = 255 * level / LEVELS << 24 | Palette.NEGATIVE;
    }
    return Png.indexed(classes, classes, colours, pixels);
  }
}

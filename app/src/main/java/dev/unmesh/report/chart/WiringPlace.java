package dev.unmesh.report.chart;

/**
 * The room a group takes in the picture.
 *
 * @param alone whether no other group shares its row
 * @param y of a row's marks, or the top of what has a height; 0 is the top of the picture
 * @param left where its share of the width begins, {@code width} wide
 * @param height of a plane, of pictures or of a table; 0 for a row
 */
record WiringPlace(Kind kind, boolean alone, double left, double width, double y, double height) {
  /** How a group is drawn. */
  enum Kind {
    /** Marks side by side. */
    ROW,
    /** Marks in two dimensions, on a plane seen from the side and above. */
    PLANE,
    /** Pictures of how much weight leaves each pixel. */
    PICTURES,
    /** Tokens: the embedding table under the dimensions it leads to. */
    TABLE
  }

  private static final double SHEAR = .24;

  /** How much further right the back of a plane lies than its front. */
  double shear() {
    return SHEAR * width;
  }

  double x(double u, double v) {
    return left + u * (width - shear()) + (1 - v) * shear();
  }

  /** Where the back (v = 0) to the front (v = 1) of a plane is. */
  double y(double v) {
    return y + v * height;
  }

  /** The outline of a plane. */
  String outline() {
    return "M" + corner(0, 0) + "L" + corner(1, 0) + "L" + corner(1, 1) + "L" + corner(0, 1) + "Z";
  }

  private String corner(double u, double v) {
    return Svg.number(x(u, v)) + " " + Svg.number(y(v));
  }
}

package dev.unmesh.wiring;

/** The feature maps whose units a group holds: one after another, each row by row. */
public record MapShape(int height, int width) {
  public MapShape {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException("a feature map needs at least 1 x 1 units, was " + height + " x " + width);
    }
  }

  /** Units a map has. */
  public int area() {
    return Math.multiplyExact(height, width);
  }

  /** The row of unit {@code i}, counted over all maps. */
  public int row(int i) {
    return i % area() / width;
  }

  /** Its column. */
  public int column(int i) {
    return i % width;
  }
}

package dev.unmesh.wiring;

import java.util.Arrays;

/** A place in the unit cube for every neuron of a group: n x dimensions, each within [0, 1]. Source: BIMT, section 2. */
public record Coordinates(double[][] positions) {
  public Coordinates {
    if (positions.length == 0) {
      throw new IllegalArgumentException("coordinates need at least one neuron");
    }
    int dimensions = positions[0].length;
    double[][] copy = new double[positions.length][];
    for (int i = 0; i < positions.length; i++) {
      if (positions[i].length != dimensions || dimensions == 0) {
        throw new IllegalArgumentException(
            "coordinates: neuron " + i + " has " + positions[i].length + " dimensions where neuron 0 has " + dimensions);
      }
      copy[i] = positions[i].clone();
    }
    positions = copy;
  }

  /** Neuron r of n at (2r + 1) / (2n): every layer spans [0, 1]. */
  public static Coordinates line(int n) {
    checkCount("line", n);
    double[][] at = new double[n][];
    for (int r = 0; r < n; r++) {
      at[r] = new double[] {(2.0 * r + 1) / (2.0 * n)};
    }
    return new Coordinates(at);
  }

  /** The cell centres of a square grid, row by row; {@code n} must be a square number. */
  public static Coordinates grid(int n) {
    checkCount("grid", n);
    int side = (int) Math.round(Math.sqrt(n));
    if (side * side != n) {
      throw new IllegalArgumentException("a 2-D layout needs a square number of neurons, was " + n + "; use " + side * side + " or a line");
    }
    double[][] at = new double[n][];
    for (int r = 0; r < n; r++) {
      at[r] = new double[] {(r % side + .5) / side, (r / side + .5) / side};
    }
    return new Coordinates(at);
  }

  /** {@code n} places evenly spaced on a circle round (.5, .5), the first at angle 0. */
  public static Coordinates ring(int n, double radius) {
    checkCount("ring", n);
    if (!(radius > 0 && radius <= .5)) {
      throw new IllegalArgumentException("a ring's radius must lie in (0, .5], was " + radius);
    }
    double[][] at = new double[n][];
    for (int r = 0; r < n; r++) {
      double angle = 2 * Math.PI * r / n;
      at[r] = new double[] {.5 + radius * Math.cos(angle), .5 + radius * Math.sin(angle)};
    }
    return new Coordinates(at);
  }

  private static void checkCount(String layout, int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a " + layout + " needs at least one neuron, was " + n);
    }
  }

  @Override
  public double[][] positions() {
    return Arrays.stream(positions).map(double[]::clone).toArray(double[][]::new);
  }

  public int size() {
    return positions.length;
  }

  public int dimensions() {
    return positions[0].length;
  }

  /** Coordinate {@code dimension} of neuron {@code i}. */
  public double at(int i, int dimension) {
    return positions[i][dimension];
  }

  /** L1 distance between neuron {@code i} here and neuron {@code j} there. */
  public double distance(int i, Coordinates other, int j) {
    if (dimensions() != other.dimensions()) {
      throw new IllegalArgumentException(
          "no distance between " + dimensions() + "-D and " + other.dimensions() + "-D coordinates: lay both groups out alike");
    }
    double sum = 0;
    for (int d = 0; d < dimensions(); d++) {
      sum += Math.abs(positions[i][d] - other.positions[j][d]);
    }
    return sum;
  }

  /** Neuron i of the result stands where neuron order[i] stood. */
  public Coordinates permuted(int[] order) {
    double[][] at = new double[order.length][];
    Arrays.setAll(at, i -> positions[order[i]]);
    return new Coordinates(at);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinates coordinates && Arrays.deepEquals(positions, coordinates.positions);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(positions);
  }

  @Override
  public String toString() {
    return size() + " neurons in " + dimensions() + "-D";
  }
}

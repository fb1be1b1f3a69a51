package dev.unmesh.train.activity;

/** Of a softmax over modules. */
final class Temperature {
  private Temperature() {}

  static void check(String kind, double temperature) {
    if (!(temperature > 0 && Double.isFinite(temperature))) {
      throw new IllegalArgumentException(kind + ": temperature must be a positive number, such as 1, was " + temperature);
    }
  }
}

package dev.unmesh.report.internal;

import java.util.List;

/** Which of several points no other beats: no other is at least as good in both figures and better in one. */
final class ParetoFront {
  private ParetoFront() {}

  /**
   * @param points a first and a second figure each; one that is not a number takes no part
   * @param first 1 if more of the first is better, -1 if less is; {@code second} so of the second
   */
  static boolean[] of(List<double[]> points, int first, int second) {
    boolean[] front = new boolean[points.size()];
    for (int i = 0; i < front.length; i++) {
      double[] point = points.get(i);
      front[i] = isNumber(point) && points.stream().filter(ParetoFront::isNumber).noneMatch(other -> beats(other, point, first, second));
    }
    return front;
  }

  private static boolean isNumber(double[] point) {
    return !Double.isNaN(point[0]) && !Double.isNaN(point[1]);
  }

  private static boolean beats(double[] one, double[] other, int first, int second) {
    double a = first * (one[0] - other[0]);
    double b = second * (one[1] - other[1]);
    return a >= 0 && b >= 0 && (a > 0 || b > 0);
  }
}

package dev.unmesh.run.table;

/** Student's t distribution, by the continued fraction of the incomplete beta function (Abramowitz and Stegun 1964, 26.7.1 and 26.5.8). */
final class StudentT {
  private static final int MOST_TERMS = 500;
  private static final double TINY = 1e-300;

  private StudentT() {}

  /** The t that |T| exceeds with probability .05: half the width of a 95 % interval in standard errors. */
  static double critical95(int degreesOfFreedom) {
    if (degreesOfFreedom < 1) {
      throw new IllegalArgumentException("Student's t needs at least 1 degree of freedom, was " + degreesOfFreedom);
    }
    double low = 0;
    double high = 16;
    for (int i = 0; i < 200; i++) {
      double middle = (low + high) / 2;
      if (outside(middle, degreesOfFreedom) > .05) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** The probability that |T| exceeds t. */
  static double outside(double t, int degreesOfFreedom) {
    double x = degreesOfFreedom / (degreesOfFreedom + t * t);
    return incompleteBeta(degreesOfFreedom / 2.0, .5, x);
  }

  /** Regularised: 0 at x = 0, 1 at x = 1. */
  private static double incompleteBeta(double a, double b, double x) {
    if (x <= 0 || x >= 1) {
      return x <= 0 ? 0 : 1;
    }
    double front = Math.exp(a * Math.log(x) + b * Math.log1p(-x) - logBeta(a, b));
    return x < (a + 1) / (a + b + 2) ? front * fraction(a, b, x) / a : 1 - front * fraction(b, a, 1 - x) / b;
  }

  // Lentz's way of evaluating a continued fraction
  private static double fraction(double a, double b, double x) {
    double c = 1;
    double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
    double value = d;
    for (int m = 1; m < MOST_TERMS; m++) {
      double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1 / nonZero(1 + even * d);
      c = nonZero(1 + even / c);
      value *= d * c;
      double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1 / nonZero(1 + odd * d);
      c = nonZero(1 + odd / c);
      value *= d * c;
      if (Math.abs(d * c - 1) < 1e-16) {
        break;
      }
    }
    return value;
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }

  // only halves occur here: gamma of a half is sqrt(pi), and each whole step multiplies
  private static double logBeta(double a, double b) {
    return logGamma(a) + logGamma(b) - logGamma(a + b);
  }

  private static double logGamma(double halves) {
    double at = halves == Math.rint(halves) ? 1 : .5;
    double log = at == 1 ? 0 : Math.log(Math.PI) / 2;
    for (; at < halves; at++) {
      log += Math.log(at);
    }
    return log;
  }
}

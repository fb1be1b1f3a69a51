package dev.unmesh.cut.certify;

import dev.unmesh.network.Activation;

/** An activation as proofs see it: its values, and what bounds them and their slopes over an interval. */
enum Curve {
  RELU {
    @Override
    double value(double x) {
      return Math.max(x, 0);
    }

    @Override
    double slope(double x) {
      return x > 0 ? 1 : 0;
    }

    @Override
    Interval slopes(double low, double high) {
      return new Interval(low >= 0 ? 1 : 0, high <= 0 ? 0 : 1);
    }

    @Override
    Interval values(double low, double high) {
      return new Interval(Math.max(low, 0), Math.max(high, 0));
    }
  },
  SILU {
    @Override
    double value(double x) {
      return x / (1 + Math.exp(-x));
    }

    @Override
    double slope(double x) {
      double s = 1 / (1 + Math.exp(-x));
      return s * (1 + x * (1 - s));
    }

    @Override
    Interval slopes(double low, double high) {
      Interval ends = Interval.of(slope(low), slope(high));
      double least = low <= -STEEPEST && -STEEPEST <= high ? slope(-STEEPEST) : ends.low();
      double most = low <= STEEPEST && STEEPEST <= high ? slope(STEEPEST) : ends.high();
      return new Interval(Math.min(least, ends.low()), Math.max(most, ends.high())).widened();
    }

    @Override
    Interval values(double low, double high) {
      Interval ends = Interval.of(value(low), value(high));
      double least = low <= LOWEST && LOWEST <= high ? value(LOWEST) : ends.low();
      return new Interval(Math.min(least, ends.low()), ends.high()).widened();
    }
  },
  TANH {
    @Override
    double value(double x) {
      return Math.tanh(x);
    }

    @Override
    double slope(double x) {
      double t = Math.tanh(x);
      return 1 - t * t;
    }

    @Override
    Interval slopes(double low, double high) {
      Interval ends = Interval.of(slope(low), slope(high));
      return new Interval(ends.low(), low <= 0 && 0 <= high ? 1 : ends.high()).widened();
    }

    @Override
    Interval values(double low, double high) {
      return new Interval(Math.tanh(low), Math.tanh(high)).widened();
    }
  };

  /** Where SiLU's slope is largest, and, negated, least. */
  private static final double STEEPEST = 2.399357280520451;

  /** Where SiLU is least. */
  private static final double LOWEST = -1.2784645427610738;

  /** @param high at least {@code low} */
  record Interval(double low, double high) {
    static Interval of(double a, double b) {
      return new Interval(Math.min(a, b), Math.max(a, b));
    }

    /** Wider by more than library functions may be off, and extremes whose place is known to 15 digits. */
    Interval widened() {
      double by = 1e-14 * (1 + Math.abs(low) + Math.abs(high));
      return new Interval(low - by, high + by);
    }
  }

  static Curve of(Activation activation) {
    return valueOf(activation.name());
  }

  abstract double value(double x);

  /** The slope the engine takes, too: 0 for ReLU at 0. */
  abstract double slope(double x);

  /** What the slope lies within where x runs from {@code low} to {@code high}. */
  abstract Interval slopes(double low, double high);

  /** No slope is larger. */
  double steepest() {
    return this == SILU ? 1.1 : 1;
  }

  /** What the value lies within. */
  abstract Interval values(double low, double high);
}

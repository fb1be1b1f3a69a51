package dev.unmesh.pressure;

/** What of a connection's enmeshment E = 1 - C, in [0, 1], is added to the loss. */
public sealed interface EnmeshmentForm {
  /** E itself: the papers' loss. */
  EnmeshmentForm LINEAR = new Linear();

  /** Of a pressure of this form, as metrics and recipes call it. */
  String name();

  double value(double enmeshment);

  /** The derivative by E: what the gradient of E is multiplied by. */
  double slope(double enmeshment);

  /** E. */
  record Linear() implements EnmeshmentForm {
    @Override
    public String name() {
      return "clusterability";
    }

    @Override
    public double value(double enmeshment) {
      return enmeshment;
    }

    @Override
    public double slope(double enmeshment) {
      return 1;
    }
  }

  /**
   * The log-enmeshment:
   *
   * <pre>log(1 - C + epsilon),   slope 1 / (1 - C + epsilon)</pre>
   *
   * E fades as weights leave, and with it the push on those that are left: at C = .999 many small weights across modules still carry
   * function. The logarithm goes on pushing until E is about epsilon.
   *
   * @param epsilon &gt; 0: below this enmeshment the push fades too
   */
  record Log(double epsilon) implements EnmeshmentForm {
    public Log {
      if (!(epsilon > 0 && epsilon < 1)) {
        throw new IllegalArgumentException("log-enmeshment: epsilon must lie between 0 and 1, such as 1e-4, was " + epsilon);
      }
    }

    @Override
    public String name() {
      return "log-enmeshment";
    }

    @Override
    public double value(double enmeshment) {
      return Math.log(enmeshment + epsilon);
    }

    @Override
    public double slope(double enmeshment) {
      return 1 / (enmeshment + epsilon);
    }
  }
}

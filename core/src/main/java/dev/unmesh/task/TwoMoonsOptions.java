package dev.unmesh.task;

/**
 * Two interleaved half circles to tell apart.
 *
 * @param trainExamples half of them a moon; default 200
 * @param testExamples default 200
 * @param noise standard deviation of what is added to each coordinate, at least 0; default .1
 */
public record TwoMoonsOptions(int trainExamples, int testExamples, double noise) implements TaskOptions {
  public TwoMoonsOptions {
    OptionCheck.atLeast("trainExamples", trainExamples, 2);
    OptionCheck.atLeast("testExamples", testExamples, 2);
    if (!(noise >= 0 && noise < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("noise must be finite and not negative, was " + noise);
    }
  }

  public static TwoMoonsOptions defaults() {
    return new TwoMoonsOptions(200, 200, .1);
  }

  @Override
  public String name() {
    return "two-moons";
  }
}

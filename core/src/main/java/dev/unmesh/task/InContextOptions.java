package dev.unmesh.task;

/**
 * Linear regression in context.
 *
 * @param trainExamples sequences, each with a slope of its own; default 10,000
 * @param testExamples default 2,000
 */
public record InContextOptions(int trainExamples, int testExamples) implements TaskOptions {
  public InContextOptions {
    OptionCheck.atLeast("trainExamples", trainExamples, 1);
    OptionCheck.atLeast("testExamples", testExamples, 1);
  }

  public static InContextOptions defaults() {
    return new InContextOptions(10_000, 2_000);
  }

  @Override
  public String name() {
    return "in-context";
  }
}

package dev.unmesh.task;

/**
 * The independence task.
 *
 * @param trainExamples default 100
 * @param testExamples default 100
 */
public record IndependenceOptions(int trainExamples, int testExamples) implements TaskOptions {
  public IndependenceOptions {
    OptionCheck.atLeast("trainExamples", trainExamples, 1);
    OptionCheck.atLeast("testExamples", testExamples, 1);
  }

  public static IndependenceOptions defaults() {
    return new IndependenceOptions(100, 100);
  }

  @Override
  public String name() {
    return "independence";
  }
}

package dev.unmesh.task;

/**
 * The compositionality task.
 *
 * @param trainExamples default 100
 * @param testExamples default 100
 */
public record CompositionalityOptions(int trainExamples, int testExamples) implements TaskOptions {
  public CompositionalityOptions {
    OptionCheck.atLeast("trainExamples", trainExamples, 1);
    OptionCheck.atLeast("testExamples", testExamples, 1);
  }

  public static CompositionalityOptions defaults() {
    return new CompositionalityOptions(100, 100);
  }

  @Override
  public String name() {
    return "compositionality";
  }
}

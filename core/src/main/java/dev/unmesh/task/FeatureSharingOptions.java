package dev.unmesh.task;

/**
 * The feature sharing task.
 *
 * @param trainExamples default 100
 * @param testExamples default 100
 */
public record FeatureSharingOptions(int trainExamples, int testExamples) implements TaskOptions {
  public FeatureSharingOptions {
    OptionCheck.atLeast("trainExamples", trainExamples, 1);
    OptionCheck.atLeast("testExamples", testExamples, 1);
  }

  public static FeatureSharingOptions defaults() {
    return new FeatureSharingOptions(100, 100);
  }

  @Override
  public String name() {
    return "feature-sharing";
  }
}

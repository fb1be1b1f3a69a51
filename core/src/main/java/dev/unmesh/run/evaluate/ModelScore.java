package dev.unmesh.run.evaluate;

import dev.unmesh.task.Loss;
import java.util.List;
import java.util.Optional;

/**
 * How a model does on a task, beside what needs no model.
 *
 * @param kind what the model is, in a few words
 * @param split "test", "training" or "all"
 * @param answers what was asked of it: one an example, or one a position that is not masked
 * @param inputs how pixels went in; empty where inputs are no pixels
 * @param accuracy NaN where targets are values, as are the other accuracies
 * @param classes empty where targets are values or tokens
 * @param constant the best that one answer for all examples can do
 * @param chance what guessing evenly can expect
 * @param others the same model on the task's texts of other domains
 */
public record ModelScore(
    String model,
    String kind,
    String task,
    String split,
    int examples,
    int answers,
    Optional<String> inputs,
    Loss lossKind,
    double loss,
    double accuracy,
    List<OfClass> classes,
    Constant constant,
    Chance chance,
    List<Other> others) {
  /** One class. @param accuracy NaN without examples */
  public record OfClass(String name, double accuracy, int examples) {}

  /** @param answer the class or token given every time; empty where targets are values, whose mean is given */
  public record Constant(String answer, double accuracy, double loss) {}

  /** @param loss NaN where targets are values */
  public record Chance(double accuracy, double loss) {}

  /** What the model comes to on other examples, by their name. */
  public record Other(String name, double loss, double accuracy) {}
}

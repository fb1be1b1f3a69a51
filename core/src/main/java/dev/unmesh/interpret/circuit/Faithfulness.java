package dev.unmesh.interpret.circuit;

/**
 * How a circuit behaves on examples of all classes. What the full model does on the same examples stands in a second one of these.
 *
 * @param klDivergence mean KL(full model || circuit) over all outputs, in nats, every class weighing the same
 * @param oneVsRestKl the same between the chances of being of the circuit's class, half the weight on that class
 * @param classAccuracy share of the class's examples answered with the class
 * @param falsePositiveRate share of the other classes' examples answered with the class
 * @param auc the chance that an example of the class gets a higher probability of it than one of another class; .5 is chance
 * @param answers [class][answer]: share of a class's examples that get each answer; NaN for a class without examples
 */
public record Faithfulness(
    double klDivergence, double oneVsRestKl, double classAccuracy, double falsePositiveRate, double auc, double[][] answers) {
  /** The mean of class accuracy and of the share of others that are not answered with the class. */
  public double balancedAccuracy() {
    return (classAccuracy + 1 - falsePositiveRate) / 2;
  }
}

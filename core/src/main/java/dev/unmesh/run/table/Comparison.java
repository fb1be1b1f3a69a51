package dev.unmesh.run.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A setting against another on the same seeds of a task.
 *
 * @param newmanQ difference in Q, the setting's less the other's
 * @param wins seeds with the higher Q
 * @param losses seeds with the lower Q
 * @param testLoss difference in test loss
 * @param lossWins seeds with the lower test loss
 * @param lossLosses seeds with the higher test loss
 * @param testLossRatio geometric mean of the test losses' ratios, the setting's over the other's
 */
public record Comparison(
    String task,
    String setting,
    String against,
    Interval newmanQ,
    int wins,
    int losses,
    Interval testLoss,
    int lossWins,
    int lossLosses,
    Interval testLossRatio) {
  /** Every BIMT setting against every other setting, task by task. */
  public static List<Comparison> all(VariantTable table) {
    List<Comparison> all = new ArrayList<>();
    for (String task : table.plan().tasks()) {
      for (Setting setting : table.plan().settings()) {
        table.plan().settings().stream()
            .filter(other -> setting.isBimt() && !other.equals(setting))
            .forEach(other -> all.add(of(table, task, setting.name(), other.name())));
      }
    }
    return all;
  }

  /** @param setting and {@code against} are names of settings in the table */
  public static Comparison of(VariantTable table, String task, String setting, String against) {
    double[] q = paired(table, task, setting, against, CellFigure.NEWMAN_Q, (one, other) -> one - other);
    double[] loss = paired(table, task, setting, against, CellFigure.TEST_LOSS, (one, other) -> one - other);
    double[] ratio = paired(table, task, setting, against, CellFigure.TEST_LOSS, (one, other) -> Math.log(one / other));
    return new Comparison(
        task, setting, against, Interval.of(q), above(q), above(negated(q)), Interval.of(loss), above(negated(loss)), above(loss),
        Interval.ofLogarithms(ratio));
  }

  private static double[] paired(VariantTable table, String task, String setting, String against, CellFigure figure, DoubleBinaryOperator of) {
    double[] one = table.bySeed(task, setting, figure);
    double[] other = table.bySeed(task, against, figure);
    double[] paired = new double[one.length];
    Arrays.setAll(paired, i -> of.applyAsDouble(one[i], other[i]));
    return paired;
  }

  private static int above(double[] values) {
    return (int) Arrays.stream(values).filter(value -> value > 0).count();
  }

  private static double[] negated(double[] values) {
    return Arrays.stream(values).map(value -> -value).toArray();
  }

  /** Whether the test loss is clearly higher: the whole interval of the ratio lies above 1. */
  public boolean costsLoss() {
    return testLossRatio.above(1);
  }
}

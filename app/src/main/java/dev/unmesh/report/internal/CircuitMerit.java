package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.report.chart.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What can be said of how a circuit behaves. */
enum CircuitMerit {
  ACCURACY("class accuracy", "share of the class’s examples answered with the class", Kind.PERCENT, Faithfulness::classAccuracy),
  FALSE("false positives", "share of the other classes’ examples answered with it", Kind.PERCENT, Faithfulness::falsePositiveRate),
  AUC("AUC", "chance that the class’s example is given more of the class than another’s; .5 is chance", Kind.SHARE, Faithfulness::auc),
  ONE("KL, class against rest", "from the full model’s chance of the class, in nats", Kind.NATS, Faithfulness::oneVsRestKl),
  KL("KL over all outputs", "from the full model’s answer, in nats", Kind.NATS, Faithfulness::klDivergence);

  private enum Kind {
    PERCENT,
    SHARE,
    NATS
  }

  /** Below, a divergence is rounding. */
  private static final double NONE = 1e-9;

  private final String title;
  private final String meaning;
  private final Kind kind;
  private final ToDoubleFunction<Faithfulness> of;

  CircuitMerit(String title, String meaning, Kind kind, ToDoubleFunction<Faithfulness> of) {
    this.title = title;
    this.meaning = meaning;
    this.kind = kind;
    this.of = of;
  }

  /** Those a table has figures for. */
  static List<CircuitMerit> known(CircuitTable table) {
    return Arrays.stream(values()).filter(merit -> merit.of(table, CircuitSide.CIRCUIT).length > 0).toList();
  }

  String title() {
    return title;
  }

  String meaning() {
    return meaning;
  }

  boolean isShare() {
    return kind != Kind.NATS;
  }

  double of(Circuit circuit, CircuitSide side) {
    return of.applyAsDouble(side.of(circuit));
  }

  /** Circuit by circuit; what is not known is left out. */
  double[] of(CircuitTable table, CircuitSide side) {
    return table.circuits().stream().mapToDouble(circuit -> of(circuit, side)).filter(Double::isFinite).toArray();
  }

  /** NaN if nothing is known. */
  double mean(CircuitTable table, CircuitSide side) {
    return Arrays.stream(of(table, side)).average().orElse(Double.NaN);
  }

  String text(double value) {
    return switch (kind) {
      case PERCENT -> Numbers.percent(value);
      case SHARE -> Numbers.fixed(value, 3);
      case NATS -> Numbers.of(Math.abs(value) < NONE ? 0 : value);
    };
  }

  /** "97.3 %". */
  String meanText(CircuitTable table, CircuitSide side) {
    return text(mean(table, side));
  }

  /** "97.3 % (94.0 to 100.0 %)"; the mean alone where all are the same. */
  String spreadText(CircuitTable table, CircuitSide side) {
    double[] values = of(table, side);
    String low = text(Arrays.stream(values).min().orElse(Double.NaN));
    String high = text(Arrays.stream(values).max().orElse(Double.NaN));
    String mean = meanText(table, side);
    return low.equals(high) ? mean : mean + " (" + low.replace("\u00a0%", "") + " to " + high + ")";
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.CurvePoint;
import dev.unmesh.interpret.circuit.Faithfulness;
import dev.unmesh.report.chart.SizeCurves;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How faithful circuits are by their size, a line a label, beside circuits put together at random. */
final class CircuitCurves {
  private static final int HUES = 8;
  private static final int MOST_KEYS = 16;

  private CircuitCurves() {}

  private record Merit(String title, boolean share, ToDoubleFunction<CurvePoint> at, ToDoubleFunction<Faithfulness> of) {}

  private static final List<Merit> MERITS =
      List.of(
          new Merit("KL, class against rest", false, CurvePoint::oneVsRestKl, Faithfulness::oneVsRestKl),
          new Merit("Class accuracy", true, CurvePoint::classAccuracy, Faithfulness::classAccuracy),
          new Merit("False positives", true, CurvePoint::falsePositiveRate, Faithfulness::falsePositiveRate),
          new Merit("AUC", true, CurvePoint::auc, Faithfulness::auc));

  /** @param random the same protocol's circuits put together at random, if there are any */
  static List<Figure> of(String id, CircuitTable table, Optional<CircuitTable> random) {
    if (table.circuits().stream().noneMatch(circuit -> circuit.curve().size() > 1)) {
      return List.of();
    }
    List<Figure> figures = new ArrayList<>();
    for (Merit merit : MERITS) {
      boolean known = table.circuits().stream().flatMap(circuit -> circuit.curve().stream()).mapToDouble(merit.at()).anyMatch(Double::isFinite);
      if (known) {
        figures.add(figure(id + "-" + figures.size(), merit, table, random));
      }
    }
    return figures;
  }

  private static Figure figure(String id, Merit merit, CircuitTable table, Optional<CircuitTable> random) {
    List<SizeCurves.Line> lines = new ArrayList<>();
    random.ifPresent(other -> other.circuits().forEach(c -> lines.add(line(c, merit, "by-chance"))));
    for (Circuit circuit : table.circuits()) {
      int n = table.circuits().indexOf(circuit);
      lines.add(line(circuit, merit, "s" + n % HUES + (n >= HUES ? " again" : "")));
    }
    boolean log = SizeCurves.logarithmic(lines, merit.share());
    String what = merit.title() + " by the share of weights kept (by logarithm), for " + Wording.list(table.circuits().stream().map(Circuit::name).toList()) + ".";
    List<Key> keys = new ArrayList<>(lines.stream().filter(line -> !line.kind().equals("by-chance")).map(l -> new Key(l.kind(), l.name())).toList());
    if (keys.size() > MOST_KEYS) {
      keys.clear();
    }
    keys.add(new Key("dot-key", "circuit found"));
    keys.add(new Key("ring-key", "random, as large"));
    if (random.isPresent()) {
      keys.add(new Key("chance-curve-key", "random order"));
    }
    String svg = SizeCurves.draw(id, merit.title(), what, lines, merit.share());
    return new Figure("curve", merit.title() + " by size", svg, log ? "Both scales are logarithmic." : "", Optional.empty()).withKeys(keys);
  }

  private static SizeCurves.Line line(Circuit circuit, Merit merit, String kind) {
    List<CurvePoint> points = circuit.curve().stream().sorted(Comparator.comparingDouble(CurvePoint::size)).toList();
    double[] sizes = points.stream().mapToDouble(CurvePoint::size).toArray();
    double[] values = points.stream().mapToDouble(merit.at()).toArray();
    boolean chance = kind.equals("by-chance");
    return new SizeCurves.Line(
        circuit.name(), kind, sizes, values, chance ? Double.NaN : circuit.size(), merit.of().applyAsDouble(circuit.faithfulness()),
        merit.of().applyAsDouble(circuit.control()));
  }
}

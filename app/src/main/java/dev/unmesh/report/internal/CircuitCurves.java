package dev.unmesh.report.internal;

import dev.unmesh.interpret.circuit.Circuit;
import dev.unmesh.interpret.circuit.CircuitTable;
import dev.unmesh.interpret.circuit.CurvePoint;
import dev.unmesh.report.chart.SizeCurves;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** How faithful circuits are by their size, a line a label, beside circuits put together at random. */
final class CircuitCurves {
  private static final int HUES = 8;
  private static final int MOST_KEYS = 16;
  private static final int MOST_LINES = 40;

  private CircuitCurves() {}

  private static Map<CircuitMerit, ToDoubleFunction<CurvePoint>> merits() {
    Map<CircuitMerit, ToDoubleFunction<CurvePoint>> merits = new LinkedHashMap<>();
    merits.put(CircuitMerit.ONE, CurvePoint::oneVsRestKl);
    merits.put(CircuitMerit.ACCURACY, CurvePoint::classAccuracy);
    merits.put(CircuitMerit.FALSE, CurvePoint::falsePositiveRate);
    merits.put(CircuitMerit.AUC, CurvePoint::auc);
    return merits;
  }

  /** @param random the same protocol's circuits put together at random, if there are any */
  static List<Figure> of(String id, CircuitTable table, Optional<CircuitTable> random) {
    List<Figure> figures = new ArrayList<>();
    merits().forEach((merit, at) -> {
      List<CurvePoint> points = table.circuits().stream().flatMap(circuit -> circuit.curve().stream()).toList();
      if (points.size() > 1 && points.stream().mapToDouble(at).anyMatch(Double::isFinite)) {
        figures.add(figure(id + "-" + figures.size(), merit, at, table, random));
      }
    });
    return figures;
  }

  private static Figure figure(
      String id, CircuitMerit merit, ToDoubleFunction<CurvePoint> at, CircuitTable table, Optional<CircuitTable> random) {
    List<SizeCurves.Line> lines = new ArrayList<>();
    List<Key> keys = new ArrayList<>();
    random.ifPresent(
        other -> other.circuits().stream().limit(MOST_LINES).forEach(c -> lines.add(line(c, merit, at, SizeCurves.BY_CHANCE))));
    List<Circuit> circuits = table.circuits().stream().limit(MOST_LINES).toList();
    for (int n = 0; n < circuits.size(); n++) {
      Circuit circuit = circuits.get(n);
      String kind = "s" + n % HUES + (n >= HUES ? " again" : "");
      lines.add(line(circuit, merit, at, kind));
      if (circuits.size() <= MOST_KEYS) {
        keys.add(new Key(kind, circuit.name()));
      }
    }
    keys.add(new Key("dot-key", "circuit found"));
    keys.add(new Key("ring-key", "random, as large"));
    random.ifPresent(other -> keys.add(new Key("chance-curve-key", "random order")));
    String title = Wording.capital(merit.title());
    String what = title + " by the share of weights kept (by logarithm), for "
        + Wording.list(table.circuits().stream().map(Circuit::name).toList()) + ".";
    int all = table.circuits().size();
    String caption = (SizeCurves.logarithmic(lines, merit.isShare()) ? "Both scales are logarithmic. " : "")
        + (circuits.size() < all ? "The first " + circuits.size() + " of " + all + " circuits." : "");
    String svg = SizeCurves.draw(id, title, what, lines, merit.isShare());
    return new Figure("curve", title + " by size", svg, caption.strip(), Optional.empty()).withKeys(keys);
  }

  // the curve leads to the circuit found, which the points on the way may stop short of
  private static SizeCurves.Line line(Circuit circuit, CircuitMerit merit, ToDoubleFunction<CurvePoint> at, String kind) {
    List<CurvePoint> points = circuit.curve().stream().sorted(Comparator.comparingDouble(CurvePoint::size)).toList();
    double[] sizes = points.stream().mapToDouble(CurvePoint::size).toArray();
    double[] values = points.stream().mapToDouble(at).toArray();
    double found = merit.of(circuit, CircuitSide.CIRCUIT);
    boolean chance = kind.equals(SizeCurves.BY_CHANCE);
    if (!chance && sizes.length > 0 && circuit.size() < sizes[0]) {
      sizes = DoubleStream.concat(DoubleStream.of(circuit.size()), Arrays.stream(sizes)).toArray();
      values = DoubleStream.concat(DoubleStream.of(found), Arrays.stream(values)).toArray();
    }
    return new SizeCurves.Line(
        circuit.name(), kind, sizes, values, chance ? Double.NaN : circuit.size(), found, merit.of(circuit, CircuitSide.RANDOM));
  }
}

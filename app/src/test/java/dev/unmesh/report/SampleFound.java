package dev.unmesh.report;

import dev.unmesh.interpret.prune.EmbeddingUse;
import dev.unmesh.interpret.prune.Feature;
import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.HiddenNeuron;
import dev.unmesh.interpret.prune.Module;
import dev.unmesh.interpret.prune.Pruning;
import dev.unmesh.interpret.prune.Standing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What pruning might show of a network, made up. */
final class SampleFound {
  private SampleFound() {}

  /** Two outputs on two inputs each. */
  static FoundView independence(List<String> x, List<String> y) {
    Map<String, List<String>> dependencies = new LinkedHashMap<>();
    dependencies.put(y.get(0), List.of(x.get(0), x.get(2)));
    dependencies.put(y.get(1), List.of(x.get(1), x.get(3)));
    double[][] rise = {{1.35, 2e-5, 1.51, -3e-6}, {0, .26, 1e-4, 1.56}};
    List<Module> modules = new ArrayList<>();
    for (int m = 0; m < 2; m++) {
      modules.add(
          new Module(dependencies.get(y.get(m)), List.of(y.get(m)), Map.of("fc1", new int[] {2 + m, 5 + m}, "fc2", new int[] {4 + m}), 8));
    }
    List<HiddenNeuron> neurons =
        List.of(
            new HiddenNeuron("fc1", 2, List.of(x.get(0), x.get(2)), List.of(y.get(0)), new double[] {.57}),
            new HiddenNeuron("fc2", 4, List.of(x.get(0)), y, new double[] {.4, .02}));
    Findings found =
        new Findings(
            .1, "loss", new Standing(9.3e-4, Double.NaN), new Standing(9.9e-4, Double.NaN), .019, 520, 24, 24, 21,
            new Standing(2.7e-3, Double.NaN), .01, curve(520, false), x, y, dependencies, rise, rise,
            List.of(new Feature(List.of(x.get(0), x.get(2)), new double[] {1, 1}, x.get(0) + " + " + x.get(2), 3e-4)), modules, neurons,
            Optional.empty(), List.of("24 of 520 weights are enough.", y.get(0) + " depends on " + x.get(0) + " and " + x.get(2) + "."));
    return new FoundView(found, Optional.of(SampleNets.bimt(x)), Optional.empty());
  }

  /** Digits by their pixels, without names for these. */
  static FoundView digits(List<String> classes, ImageShape shape) {
    int pixels = shape.height() * shape.width();
    List<String> inputs = IntStream.rangeClosed(1, pixels).mapToObj(i -> "input " + i).toList();
    Map<String, List<String>> dependencies = new LinkedHashMap<>();
    double[][] rise = new double[classes.size()][pixels];
    for (int c = 0; c < classes.size(); c++) {
      List<String> needed = new ArrayList<>();
      for (int p = 31 * c + 200; p < 31 * c + 240; p += 3) {
        rise[c][p] = .01 + .002 * (p % 17);
        needed.add(inputs.get(p));
      }
      dependencies.put(classes.get(c), needed);
    }
    Findings found =
        new Findings(
            .1, "accuracy", new Standing(.0984, .9727), new Standing(.12, .9701), .06, 89_400, 1837, 1837, 1500, new Standing(.15, .96), .01,
            curve(89_400, true), inputs, classes, dependencies, rise, rise, List.of(), List.of(), List.of(),
            Optional.of(new EmbeddingUse("embedding", 32, new int[] {1}, .1, new double[] {.9}, List.of())),
            List.of("1,837 of 89,400 weights are enough."));
    return new FoundView(found, Optional.empty(), Optional.of(shape));
  }

  private static List<Pruning.Point> curve(int weights, boolean classes) {
    List<Pruning.Point> points = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      int left = (int) Math.round(Math.pow(weights + 1.0, (39 - i) / 39.0) - 1);
      double lost = Math.exp(-left / (classes ? 600.0 : 5));
      points.add(new Pruning.Point(.001 * i, left, 9.3e-4 + lost, classes ? .9727 - .87 * lost : Double.NaN));
    }
    return points;
  }
}

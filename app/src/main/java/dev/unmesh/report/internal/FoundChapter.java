package dev.unmesh.report.internal;

import dev.unmesh.interpret.prune.Findings;
import dev.unmesh.interpret.prune.HiddenNeuron;
import dev.unmesh.interpret.prune.Pruning;
import dev.unmesh.report.FoundView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.DependencyGrid;
import dev.unmesh.report.chart.InputMaps;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.report.chart.PruningCurve;
import dev.unmesh.report.chart.WiringPicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the network turned out to be once it was pruned: in sentences, as a grid of dependencies, with what each size costs. */
final class FoundChapter {
  private static final int MOST_INPUTS = 40;
  private static final int MOST_ROWS = 24;
  private static final int MOST_NEURONS = 60;
  private static final int FEW_NAMES = 3;

  private FoundChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.found().map(view -> new Chapter("found", "What it found", Templates.content("found.jte", model(view))));
  }

  private static FoundModel model(FoundView view) {
    Findings found = view.findings();
    List<Figure> figures = new ArrayList<>();
    grid(found).ifPresent(figures::add);
    figures.add(curve(found));
    maps(view).ifPresent(figures::add);
    wiring(view).ifPresent(figures::add);
    String how = "Decided on the network pruned at a tolerance of " + percent(found.tolerance())
        + ": an output depends on an input if its squared error rises by more than " + percent(found.material())
        + " of its target's variance when every example is given another one's value of that input.";
    return new FoundModel(found.sentences().stream().map(s -> s.replace(" %", "\u00a0%")).toList(), how, figures, neurons(found));
  }

  private static Optional<Figure> grid(Findings found) {
    Map<List<String>, List<Integer>> bySet = new LinkedHashMap<>();
    for (int o = 0; o < found.outputs().size(); o++) {
      bySet.computeIfAbsent(found.dependencies().get(found.outputs().get(o)), set -> new ArrayList<>()).add(o);
    }
    if (found.inputs().size() > MOST_INPUTS || bySet.size() > MOST_ROWS) {
      return Optional.empty();
    }
    boolean each = found.outputs().size() <= MOST_ROWS;
    List<DependencyGrid.Row> rows = new ArrayList<>();
    if (each) {
      for (int o = 0; o < found.outputs().size(); o++) {
        rows.add(row(found, List.of(o)));
      }
    } else {
      bySet.values().forEach(outputs -> rows.add(row(found, outputs)));
    }
    String what = "A number is the squared error that knocking the input out adds, as a share of the variance of the output's target"
        + (each ? "." : "; of several outputs, the smallest.") + " A dot: no dependency.";
    String svg = DependencyGrid.draw("dependencies", "Dependencies", what, found.inputs(), rows, found.material());
    return Optional.of(new Figure("curve", "Which output depends on which input", svg, what, Optional.empty()));
  }

  private static DependencyGrid.Row row(Findings found, List<Integer> outputs) {
    int first = outputs.get(0);
    double[] rise = found.rise()[first].clone();
    boolean[] on = new boolean[rise.length];
    List<String> needed = found.dependencies().get(found.outputs().get(first));
    for (int i = 0; i < rise.length; i++) {
      int input = i;
      on[i] = needed.contains(found.inputs().get(i));
      rise[i] = outputs.stream().mapToDouble(o -> found.rise()[o][input]).min().orElse(0);
    }
    String name =
        outputs.size() <= FEW_NAMES
            ? Wording.list(outputs.stream().map(found.outputs()::get).toList())
            : outputs.size() == found.outputs().size() ? "every output" : outputs.size() + " outputs";
    return new DependencyGrid.Row(name, rise, on);
  }

  // 10 %, 2.5 %
  private static String percent(double share) {
    return Numbers.percent(share).replace(".0", "");
  }

  private static Figure curve(Findings found) {
    boolean share = Wording.isShare(found.metric());
    List<Pruning.Point> points = found.curve().stream().filter(p -> p.left() > 0).toList();
    double[] left = points.stream().mapToDouble(Pruning.Point::left).toArray();
    double[] values = points.stream().mapToDouble(p -> share ? p.accuracy() : p.loss()).toArray();
    double allowed = share ? 1 - (1 + found.tolerance()) * (1 - found.before().accuracy()) : (1 + found.tolerance()) * found.before().loss();
    String what = "Test " + found.metric() + " by the number of weights left, the largest ones kept.";
    String svg = PruningCurve.draw("pruning", "Pruning", what, "test " + found.metric(), left, values, allowed, found.left(), share);
    List<List<String>> rows = new ArrayList<>();
    for (Pruning.Point point : found.curve()) {
      List<String> row = new ArrayList<>(List.of(Numbers.count(point.left()), Numbers.of(point.threshold()), Numbers.of(point.loss(), 4)));
      if (share) {
        row.add(Numbers.percent(point.accuracy()));
      }
      rows.add(row);
    }
    List<String> head = new ArrayList<>(List.of("weights left", "threshold", "test loss"));
    if (share) {
      head.add("test accuracy");
    }
    return new Figure("curve", Wording.capital(found.metric()) + " by size", svg, what + (share ? "" : " Both scales are logarithmic."),
            Optional.of(new Table(head, rows)))
        .withKeys(List.of(new Key("s-test", "test " + found.metric()), new Key("allowed-key", "allowed: " + percent(found.tolerance()) + " more error")));
  }

  private static Optional<Figure> maps(FoundView view) {
    Findings found = view.findings();
    return view.inputImage().filter(shape -> shape.height() * shape.width() == found.inputs().size()).map(shape -> {
      double[][] rise = new double[found.outputs().size()][];
      for (int o = 0; o < rise.length; o++) {
        List<String> needed = found.dependencies().get(found.outputs().get(o));
        double[] all = found.rise()[o];
        rise[o] = new double[all.length];
        for (int i = 0; i < all.length; i++) {
          rise[o][i] = needed.contains(found.inputs().get(i)) ? all[i] : 0;
        }
      }
      String what = "The pixels each output depends on; the stronger the colour, the more error without them.";
      return new Figure("wide", "Which output depends on which pixel", InputMaps.draw("pixels", "Pixels", what, found.outputs(), rise, shape), what,
          Optional.empty());
    });
  }

  private static Optional<Figure> wiring(FoundView view) {
    return view.pruned().map(network -> {
      WiringPicture picture = WiringPicture.draw("pruned-wiring", network, false);
      Findings found = view.findings();
      String caption = Wording.plural(found.live(), "weight") + " of at least " + Numbers.of(found.threshold())
          + (network.partition().isPresent() ? ", neurons coloured by the modules found. " : ". ") + String.join(" ", picture.notes());
      List<Key> keys = new ArrayList<>(List.of(new Key("line-key p", "positive weight"), new Key("line-key n", "negative weight")));
      for (int m = 0; network.partition().isPresent() && m < found.modules().size(); m++) {
        keys.add(new Key("block-key " + Palette.moduleClass(m), "module of " + Wording.list(found.modules().get(m).outputs())));
      }
      return new Figure("wide", "The wiring that is left", picture.svg(), caption, Optional.empty()).withKeys(keys);
    });
  }

  private static Optional<Table> neurons(Findings found) {
    if (found.neurons().isEmpty() || found.neurons().size() > MOST_NEURONS) {
      return Optional.empty();
    }
    List<List<String>> rows = new ArrayList<>();
    for (HiddenNeuron neuron : found.neurons()) {
      double worst = Arrays.stream(neuron.loss()).max().orElse(0);
      rows.add(List.of(
          neuron.group() + " " + (neuron.neuron() + 1), Wording.list(neuron.reads()), Wording.list(neuron.serves()), Numbers.of(worst, 2)));
    }
    return Optional.of(new Table(List.of("hidden neuron", "reads", "serves", "error without it"), rows));
  }
}

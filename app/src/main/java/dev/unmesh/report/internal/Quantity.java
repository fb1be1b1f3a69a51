package dev.unmesh.report.internal;

import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NetworkCutView;
import dev.unmesh.report.NewmanMeasure;
import dev.unmesh.report.NullView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * A figure runs are compared by; NaN where a run lacks it.
 *
 * @param better 1 if more is better, -1 if less is, 0 if neither
 */
record Quantity(
    String name, ToDoubleFunction<RunView> of, DoubleFunction<String> show, Function<RunView, String> note, int better) {
  private static final Function<RunView, String> NO_NOTE = run -> "";

  /** All figures any of the runs has. */
  static List<Quantity> all(List<RunView> runs) {
    List<Quantity> all = new ArrayList<>();
    runs.stream().flatMap(run -> run.scores().stream()).map(s -> List.of(s.split(), s.metric())).distinct().forEach(key -> all.add(
        new Quantity(
            key.get(0) + " " + key.get(1),
            run -> run.score(key.get(0), key.get(1)).orElse(Double.NaN),
            value -> Wording.score(key.get(1), value),
            NO_NOTE,
            Wording.isShare(key.get(1)) ? 1 : Wording.isLoss(key.get(1)) ? -1 : 0)));
    all.add(new Quantity(
        "clusterability C", run -> measure(run, MeasuresView::clusterability), Numbers::share, Quantity::shuffled, 1));
    all.add(new Quantity(
        "Newman Q", run -> run.measures().flatMap(MeasuresView::newman).map(NewmanMeasure::q).orElse(Double.NaN),
        value -> Numbers.fixed(value, 3), NO_NOTE, 1));
    all.add(new Quantity(
        "n-cut", run -> cut(run).map(NetworkCutView::nCut).orElse(Double.NaN), value -> Numbers.fixed(value, 3),
        run -> cut(run).map(c -> "in " + c.modules() + " parts; " + Wording.shuffled(c.layers())).orElse(""), -1));
    all.add(new Quantity("wiring cost", run -> measure(run, MeasuresView::wiringCost), value -> Numbers.of(value, 4), NO_NOTE, -1));
    all.add(new Quantity(
        "weights above threshold", run -> measure(run, m -> m.edges() < 0 ? Double.NaN : m.edges()),
        value -> Numbers.count((long) value),
        run -> run.measures().map(m -> "of " + Numbers.count(m.weights()) + ", |w| > " + Numbers.tick(m.threshold())).orElse(""), -1));
    all.add(new Quantity(
        "steps", run -> run.steps() < 0 ? Double.NaN : run.steps(), value -> Numbers.count((long) value), NO_NOTE, 0));
    all.add(new Quantity("training time", RunView::seconds, Numbers::duration, NO_NOTE, -1));
    return all.stream().filter(q -> runs.stream().anyMatch(run -> Double.isFinite(q.of().applyAsDouble(run)))).toList();
  }

  private static Optional<NetworkCutView> cut(RunView run) {
    return run.measures().flatMap(MeasuresView::cut);
  }

  private static double measure(RunView run, ToDoubleFunction<MeasuresView> of) {
    return run.measures().isPresent() ? of.applyAsDouble(run.measures().get()) : Double.NaN;
  }

  private static String shuffled(RunView run) {
    Optional<NullView> only = run.measures()
        .filter(m -> m.connections().size() == 1)
        .flatMap(m -> m.connections().get(0).shuffled());
    return only.map(Wording::shuffled).orElse(
        run.measures().filter(m -> m.connections().size() > 1).map(m -> "mean of " + m.connections().size()).orElse(""));
  }
}

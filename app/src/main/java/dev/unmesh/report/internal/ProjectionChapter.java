package dev.unmesh.report.internal;

import dev.unmesh.report.NamedValue;
import dev.unmesh.report.ProjectionView;
import dev.unmesh.report.RunView;
import dev.unmesh.report.chart.BarChart;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** How the network did before the weights between modules were taken out, right after, and when training had ended. */
final class ProjectionChapter {
  /** With more connections than this the table shows the lowest C alone. */
  private static final int MOST_CONNECTIONS = 6;

  private static final double HEADROOM = 1.12;
  private static final List<String> NAMES = List.of("before", "after projection", "polished");

  private ProjectionChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.projection().map(of -> new Chapter("projection", "Modules apart", Templates.content("measures.jte", model(of, run.steps()))));
  }

  private static MeasuresModel model(ProjectionView of, long steps) {
    List<Figure> figures = new ArrayList<>();
    if (!Double.isNaN(of.before().accuracy())) {
      figures.add(bars(of, "accuracy", ProjectionView.State::accuracy));
    }
    figures.add(bars(of, "loss", ProjectionView.State::loss));
    return new MeasuresModel(Optional.of(table(of)), List.of(), figures, List.of(sentence(of, steps)));
  }

  /** "From step 5,474 on every weight between modules is 0. Taking them out moved the test accuracy from 63.4 % to 63.3 %; ..." */
  static String sentence(ProjectionView of, long steps) {
    boolean share = !Double.isNaN(of.before().accuracy());
    String metric = share ? "accuracy" : "loss";
    ToDoubleFunction<ProjectionView.State> value = share ? ProjectionView.State::accuracy : ProjectionView.State::loss;
    String sentence =
        "From step " + Numbers.count(of.step()) + " on every weight between modules is 0. Taking them out moved the test " + metric + " from "
            + Wording.score(metric, value.applyAsDouble(of.before())) + " to " + Wording.score(metric, value.applyAsDouble(of.after()));
    long left = steps - of.step();
    return left > 0
        ? sentence + "; " + (left == 1 ? "the step" : "the " + Wording.plural(left, "step")) + " of polishing after it ended at "
            + Wording.score(metric, value.applyAsDouble(of.polished())) + "."
        : sentence + ".";
  }

  private static Figure bars(ProjectionView of, String metric, ToDoubleFunction<ProjectionView.State> value) {
    List<BarChart.Bar> bars = new ArrayList<>();
    double high = 0;
    List<ProjectionView.State> states = List.of(of.before(), of.after(), of.polished());
    for (int i = 0; i < states.size(); i++) {
      double at = value.applyAsDouble(states.get(i));
      bars.add(new BarChart.Bar(NAMES.get(i), at, Double.NaN, Double.NaN, Double.NaN, Double.NaN));
      high = Math.max(high, at);
    }
    boolean share = Wording.isShare(metric);
    String svg =
        BarChart.draw(
            "projection-" + metric, "Test " + metric, "Test " + metric + " before the projection, right after it, and after polishing.", bars, "given",
            share, share ? Math.min(1, high * HEADROOM) : high * HEADROOM);
    return new Figure("bars", "Test " + metric, svg, "", Optional.empty());
  }

  private static Table table(ProjectionView of) {
    boolean share = !Double.isNaN(of.before().accuracy());
    boolean each = of.before().clusterability().size() <= MOST_CONNECTIONS;
    List<String> head = new ArrayList<>(List.of("", "loss"));
    if (share) {
      head.add(1, "accuracy");
    }
    if (each) {
      of.before().clusterability().forEach(connection -> head.add("C of " + connection.name()));
    } else {
      head.add("lowest C of " + of.before().clusterability().size());
    }
    List<List<String>> rows = new ArrayList<>();
    List<ProjectionView.State> states = List.of(of.before(), of.after(), of.polished());
    for (int i = 0; i < states.size(); i++) {
      ProjectionView.State state = states.get(i);
      List<String> row = new ArrayList<>(List.of(NAMES.get(i), Numbers.of(state.loss())));
      if (share) {
        row.add(1, Numbers.percent(state.accuracy()));
      }
      if (each) {
        state.clusterability().forEach(connection -> row.add(Numbers.share(connection.value())));
      } else {
        row.add(Numbers.share(state.clusterability().stream().mapToDouble(NamedValue::value).min().orElse(Double.NaN)));
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }
}

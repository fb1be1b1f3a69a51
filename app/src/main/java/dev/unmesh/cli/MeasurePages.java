package dev.unmesh.cli;

import dev.unmesh.measure.NullDistribution;
import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NullView;
import dev.unmesh.run.RunMeasures;
import java.util.List;
import java.util.Optional;

/** measures.json as the report shows it. */
final class MeasurePages {
  private MeasurePages() {}

  static MeasuresView of(RunMeasures measures) {
    List<ConnectionMeasure> connections =
        measures.connections().stream()
            .map(
                c ->
                    new ConnectionMeasure(
                        c.name(),
                        c.rows(),
                        c.columns(),
                        c.clusterability().orElse(Double.NaN),
                        c.chance(),
                        c.massChance().orElse(Double.NaN),
                        c.nullModel().map(MeasurePages::of)))
            .toList();
    double mean = measures.clusterability().map(c -> c.clusterability().orElse(Double.NaN)).orElse(Double.NaN);
    return new MeasuresView(
        mean,
        connections,
        Optional.empty(),
        measures.wiringCost(),
        measures.edges().above(),
        measures.edges().total(),
        measures.edges().threshold());
  }

  static NullView of(NullDistribution shuffled) {
    return new NullView(
        shuffled.shuffles(), shuffled.mean(), shuffled.sd(), shuffled.z().orElse(Double.NaN), shuffled.p(), new double[0]);
  }
}

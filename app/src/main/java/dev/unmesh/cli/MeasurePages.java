package dev.unmesh.cli;

import dev.unmesh.measure.EdgeCount;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NewmanMeasure;
import dev.unmesh.report.NullView;
import java.util.List;
import java.util.Optional;

/** measures.json as the report shows it. */
final class MeasurePages {
  private MeasurePages() {}

  static MeasuresView of(Measures measures) {
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
    return new MeasuresView(
        measures.clusterability().orElse(Double.NaN),
        connections,
        measures.newman().map(n -> new NewmanMeasure(n.q(), n.modules(), n.nullModel().map(MeasurePages::of))),
        measures.wiringCost().orElse(Double.NaN),
        measures.edges(),
        measures.weights(),
        EdgeCount.THRESHOLD);
  }

  static NullView of(NullDistribution shuffled) {
    return new NullView(
        shuffled.shuffles(), shuffled.mean(), shuffled.sd(), shuffled.z().orElse(Double.NaN), shuffled.p(), new double[0]);
  }
}

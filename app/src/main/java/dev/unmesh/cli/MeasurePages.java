package dev.unmesh.cli;

import dev.unmesh.measure.EdgeCount;
import dev.unmesh.measure.Measures;
import dev.unmesh.measure.NetworkCut;
import dev.unmesh.measure.NullDistribution;
import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.MatrixView;
import dev.unmesh.report.MeasureView;
import dev.unmesh.report.MeasuresView;
import dev.unmesh.report.NetworkCutView;
import dev.unmesh.report.NewmanMeasure;
import dev.unmesh.report.NullView;
import dev.unmesh.run.model.WeightModel;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** measures.json as the report shows it. */
final class MeasurePages {
  /** Entries of a matrix; a table of tokens has more, and a picture of it shows nothing. */
  private static final long MOST_DRAWN = 1L << 24;

  private MeasurePages() {}

  static MeasuresView of(Measures measures) {
    return new MeasuresView(
        measures.clusterability().orElse(Double.NaN),
        connections(measures.connections()),
        measures.newman().map(n -> new NewmanMeasure(n.q(), n.modules(), n.nullModel().map(MeasurePages::of))),
        measures.wiringCost().orElse(Double.NaN),
        measures.edges(),
        measures.weights(),
        EdgeCount.THRESHOLD,
        measures.normalisedCut().map(MeasurePages::of));
  }

  /** Modules discovered in each matrix on its own: no Newman modularity and no wiring cost. */
  static MeasureView of(MeasureTable table, WeightModel model) {
    List<MatrixView> drawn = new ArrayList<>();
    for (int i = 0; i < model.connections().size(); i++) {
      Connection connection = model.connections().get(i);
      if ((long) connection.rows() * connection.columns() <= MOST_DRAWN) {
        drawn.add(
            new MatrixView(
                connection.name(),
                () -> Matrix.l2(connection, model.weights()),
                Optional.of(table.measures().connections().get(i).partition()),
                connection.kernelSize()));
      }
    }
    MeasuresView measures =
        new MeasuresView(
            table.measures().clusterability().orElse(Double.NaN),
            connections(table.measures().connections()),
            Optional.empty(),
            Double.NaN,
            -1,
            -1,
            EdgeCount.THRESHOLD,
            table.cut().cut().map(MeasurePages::of));
    String how = table.clusters() + " modules looked for in each matrix by " + table.method() + table.remarks();
    return new MeasureView(table.model(), how, measures, drawn);
  }

  private static NetworkCutView of(NetworkCut cut) {
    return new NetworkCutView(cut.nCut(), cut.modules(), of(cut.nullModel()), of(cut.scaleKeeping()));
  }

  private static List<ConnectionMeasure> connections(List<dev.unmesh.measure.ConnectionMeasure> measures) {
    return measures.stream()
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
  }

  static NullView of(NullDistribution shuffled) {
    return new NullView(
        shuffled.shuffles(), shuffled.mean(), shuffled.sd(), shuffled.z().orElse(Double.NaN), shuffled.p(), new double[0]);
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.NetworkView;
import dev.unmesh.report.RunView;
import dev.unmesh.wiring.Connection;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Each regularised matrix as a heat map in module order; beside it the matrix as stored, if that looks different. */
final class MatricesChapter {
  private static final int MOST_UNASKED = 4;

  private MatricesChapter() {}

  static Optional<Chapter> of(RunView run) {
    return run.network().flatMap(network -> {
      List<Figure> figures = new ArrayList<>();
      for (Connection connection : shown(network)) {
        figures.add(figure("matrix-" + figures.size(), network, connection));
      }
      String lead = "Rows are the neurons a connection leads to, columns those it comes from. Colour is the sign, strength of colour the "
          + "size; zero is clear.";
      return figures.isEmpty()
          ? Optional.empty()
          : Optional.of(new Chapter("matrices", "Matrices", Templates.content("figures.jte", new FiguresModel(List.of(lead), figures))));
    });
  }

  private static List<Connection> shown(NetworkView network) {
    if (!network.regularised().isEmpty()) {
      return network.regularised().stream().map(network.wiring()::connection).toList();
    }
    List<Connection> all = network.wiring().connections();
    List<Connection> hidden = all.stream()
        .filter(c -> network.wiring().group(c.from()).role() == Role.HIDDEN && network.wiring().group(c.to()).role() == Role.HIDDEN)
        .toList();
    return (hidden.isEmpty() ? all : hidden).stream().limit(MOST_UNASKED).toList();
  }

  private static Figure figure(String id, NetworkView network, Connection connection) {
    Matrix matrix = Matrix.l2(connection, network.weights());
    Optional<PairPartition> modules = network.partition().flatMap(p -> p.pair(network.wiring(), connection));
    return MatrixFigure.of(id, connection.name(), matrix, modules, connection.kernelSize());
  }
}

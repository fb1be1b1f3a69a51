package dev.unmesh.report.internal;

import dev.unmesh.report.ConnectionMeasure;
import dev.unmesh.report.LayeredNames;
import dev.unmesh.report.chart.LayerCurve;
import dev.unmesh.report.chart.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Clusterability by layer, a figure for each kind of matrix; all on one scale. */
final class LayerFigures {
  private LayerFigures() {}

  /** @param keys of what the curves show */
  static List<Figure> of(LayeredNames names, List<ConnectionMeasure> connections, List<Key> keys) {
    List<List<LayerCurve.Point>> curves = new ArrayList<>();
    List<LayerCurve.Point> all = new ArrayList<>();
    for (LayeredNames.Kind kind : names.kinds()) {
      List<LayerCurve.Point> points = new ArrayList<>();
      kind.at().forEach((layer, number) -> points.add(new LayerCurve.Point(layer, connections.get(number))));
      curves.add(points);
      all.addAll(points);
    }
    List<Figure> figures = new ArrayList<>();
    List<Integer> layers = names.layers();
    int[] ends = {layers.get(0), layers.get(layers.size() - 1)};
    for (int i = 0; i < curves.size(); i++) {
      String name = names.kinds().get(i).name();
      String svg = LayerCurve.draw("layers-" + i, name, curves.get(i), ends, LayerCurve.span(all));
      figures.add(new Figure("layers", name, svg, "", Optional.empty()).withKeys(keys));
    }
    return figures;
  }

  /** A row a layer, a column a kind: C, and the shuffled mean in brackets. */
  static Table table(LayeredNames names, List<ConnectionMeasure> connections) {
    List<String> head = new ArrayList<>(List.of("C (shuffled) in layer"));
    names.kinds().forEach(kind -> head.add(kind.name()));
    List<List<String>> rows = new ArrayList<>();
    for (int layer : names.layers()) {
      List<String> row = new ArrayList<>(List.of(Integer.toString(layer)));
      for (LayeredNames.Kind kind : names.kinds()) {
        row.add(Optional.ofNullable(kind.at().get(layer)).map(number -> cell(connections.get(number))).orElse("–"));
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }

  private static String cell(ConnectionMeasure measure) {
    return Numbers.share(measure.clusterability()) + measure.shuffled().map(n -> " (" + Numbers.fixed(n.mean(), 3) + ")").orElse("");
  }
}

package dev.unmesh.cli;

import dev.unmesh.measure.ConnectionMeasure;
import dev.unmesh.report.LayeredNames;
import java.util.List;

/** Clusterability as a table of its own: a row a layer, a column a kind of matrix. */
final class MeasureLayers {
  private MeasureLayers() {}

  static void print(LayeredNames names, List<ConnectionMeasure> measures) {
    System.out.println();
    System.out.println("C by layer, shuffled in brackets");
    System.out.printf("%-6s", "layer");
    for (LayeredNames.Kind kind : names.kinds()) {
      System.out.printf(" %15s", kind.name().substring(Math.max(0, kind.name().length() - 15)));
    }
    System.out.println();
    for (int layer : names.layers()) {
      System.out.printf("%-6d", layer);
      for (LayeredNames.Kind kind : names.kinds()) {
        Integer number = kind.at().get(layer);
        System.out.printf(" %15s", number == null ? "" : cell(measures.get(number)));
      }
      System.out.println();
    }
  }

  private static String cell(ConnectionMeasure measure) {
    String c = MeasureTable.number(measure.clusterability().orElse(Double.NaN));
    return measure.nullModel().map(n -> c + " (" + MeasureTable.number(n.mean()).replaceFirst("^0", "") + ")").orElse(c);
  }
}

package dev.unmesh.report.internal;

import dev.unmesh.report.chart.HeatMap;
import dev.unmesh.report.chart.Numbers;
import dev.unmesh.report.chart.Palette;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** A matrix as a heat map in module order, small beside it the matrix as stored if that looks different, and its blocks as a table. */
final class MatrixFigure {
  private MatrixFigure() {}

  /** @param kernelSize weights behind each entry */
  static Figure of(String id, String name, Matrix matrix, Optional<PairPartition> modules, int kernelSize) {
    String size = Numbers.count(matrix.rows()) + " × " + Numbers.count(matrix.columns());
    String order = modules.isPresent() ? ", rows and columns in module order" : "";
    String what = "Weights of " + name + ", " + size + order + ".";
    String svg = HeatMap.draw(id, name, what, matrix, modules, false);
    boolean moved = modules.isPresent() && !(ordered(modules.get().rows()) && ordered(modules.get().columns()));
    if (moved) {
      svg += HeatMap.draw(id + "-stored", name + " as stored", "The same weights in stored order.", matrix, Optional.empty(), true);
    }
    String caption = what + (moved ? " Small: the same matrix as it is stored." : "")
        + (kernelSize > 1 ? " Each entry is the L2 norm of a kernel of " + kernelSize + " weights." : "")
        + " Full colour at |w| = " + Numbers.of(HeatMap.scale(matrix)) + ".";
    return new Figure("matrix", name, svg, caption, modules.map(m -> blocks(matrix, m)))
        .withKeys(List.of(new Key("ramp-key", "− 0 +")));
  }

  private static boolean ordered(int[] labels) {
    int[] sorted = labels.clone();
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = sorted[i] < 0 ? Integer.MAX_VALUE : sorted[i];
    }
    int[] before = sorted.clone();
    Arrays.sort(sorted);
    return Arrays.equals(before, sorted);
  }

  /** The share of squared weight in every block of modules. */
  private static Table blocks(Matrix matrix, PairPartition modules) {
    int k = modules.modules();
    double[][] mass = new double[k][k];
    double total = 0;
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        double square = (double) matrix.at(i, j) * matrix.at(i, j);
        total += square;
        if (modules.row(i) >= 0 && modules.column(j) >= 0) {
          mass[modules.row(i)][modules.column(j)] += square;
        }
      }
    }
    List<String> head = new ArrayList<>(List.of("share of squared weight"));
    List<List<String>> rows = new ArrayList<>();
    for (int c = 0; c < k; c++) {
      head.add("from " + Palette.moduleName(c));
      List<String> row = new ArrayList<>(List.of("into " + Palette.moduleName(c)));
      for (int d = 0; d < k; d++) {
        row.add(total > 0 ? Numbers.percent(mass[c][d] / total) : "–");
      }
      rows.add(row);
    }
    return new Table(head, rows);
  }
}

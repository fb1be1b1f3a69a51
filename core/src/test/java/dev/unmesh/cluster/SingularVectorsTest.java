package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.wiring.Matrix;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingularVectorsTest {
  @ParameterizedTest
  @CsvSource({"20,30", "30,20", "120,150", "200,110"})
  void agreesWithAFullDecomposition(int rows, int columns) {
    Matrix matrix = PlantedMatrix.blocks(rows, columns, 4, .4, rows).matrix();
    BipartiteGraph graph = BipartiteGraph.of(matrix);
    SingularVectors found = of(graph, 3);
    DMatrixRMaj normalised = new DMatrixRMaj(rows, columns);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        normalised.set(i, j, Math.abs(matrix.at(i, j)) / Math.sqrt(graph.rowDegrees()[i] * graph.columnDegrees()[j]));
      }
    }
    var full = DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
    assertTrue(full.decompose(normalised));
    DMatrixRMaj u = full.getU(null, false);
    DMatrixRMaj v = full.getV(null, false);
    double[] values = full.getSingularValues();
    SingularOps_DDRM.descendingOrder(u, false, values, full.numberOfSingularValues(), v, false);
    assertEquals(1, values[0], 1e-6);
    for (int p = 0; p < 3; p++) {
      assertEquals(values[p + 1], found.values()[p], 1e-5, "value " + p);
      assertEquals(1, alignment(u, p + 1, found.left()[p]), 1e-4, "left " + p);
      assertEquals(1, alignment(v, p + 1, found.right()[p]), 1e-4, "right " + p);
    }
  }

  private static double alignment(DMatrixRMaj vectors, int column, double[] found) {
    double sum = 0;
    for (int i = 0; i < found.length; i++) {
      sum += vectors.get(i, column) * found[i];
    }
    return Math.abs(sum);
  }

  @ParameterizedTest
  @CsvSource({"64,64,4", "200,300,4", "200,300,9"})
  void seesAValueAsOftenAsItIsThere(int rows, int columns, int modules) {
    BipartiteGraph graph = BipartiteGraph.of(PlantedMatrix.blocks(rows, columns, modules, 0, 5).matrix());
    for (double value : of(graph, modules - 1).values()) {
      assertEquals(1, value, 1e-5);
    }
  }

  @ParameterizedTest
  @CsvSource({"10,12", "130,140"})
  void aMatrixOfRankOneHasOnlyZeroVectorsLeft(int rows, int columns) {
    float[] values = new float[rows * columns];
    for (int at = 0; at < values.length; at++) {
      values[at] = (1 + at / columns % 4) * (1 + at % columns % 4);
    }
    SingularVectors found = of(BipartiteGraph.of(new Matrix(rows, columns, values)), 3);
    for (int p = 0; p < 3; p++) {
      assertTrue(found.values()[p] < 1e-5, "value " + found.values()[p]);
    }
  }

  private static SingularVectors of(BipartiteGraph graph, int count) {
    try (Workers workers = new Workers(1)) {
      return SingularVectors.of(graph, count, 1, workers);
    }
  }
}

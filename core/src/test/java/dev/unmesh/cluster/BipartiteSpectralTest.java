package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Permutation;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BipartiteSpectralTest {
  private final BipartiteSpectral clustering = new BipartiteSpectral();

  @ParameterizedTest
  @CsvSource({"64,64,4", "64,64,2", "64,784,4", "100,30,3", "24,64,4", "128,256,8", "150,120,5", "300,200,6"})
  void recoversPlantedBlocks(int rows, int columns, int modules) {
    for (long seed = 0; seed < 3; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(rows, columns, modules, .1, seed);
      PairPartition found = clustering.cluster(planted.matrix(), modules, seed);
      double truth = Clusterability.of(planted.matrix(), planted.truth());
      assertTrue(planted.recovered(found) >= .99, "seed " + seed + ": recovered " + planted.recovered(found));
      assertEquals(truth, Clusterability.of(planted.matrix(), found), .01, "seed " + seed);
    }
  }

  @ParameterizedTest
  @CsvSource({"64,64,4", "200,130,4", "130,200,7"})
  void findsAPerfectlyModularMatrixWholly(int rows, int columns, int modules) {
    for (long seed = 0; seed < 5; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(rows, columns, modules, 0, seed);
      PairPartition found = clustering.cluster(planted.matrix(), modules, seed + 100);
      assertEquals(1, Clusterability.of(planted.matrix(), found), 0, "seed " + seed);
      assertEquals(1, planted.recovered(found), 0, "seed " + seed);
    }
  }

  @Test
  void deadRowsAndColumnsGetNoModuleAndDisturbNothing() {
    Random random = new Random(7);
    PlantedMatrix planted = PlantedMatrix.blocks(60, 80, 4, .1, 7);
    float[] values = planted.matrix().values();
    boolean[] deadRow = new boolean[60];
    boolean[] deadColumn = new boolean[80];
    for (int i = 0; i < 15; i++) {
      deadRow[random.nextInt(60)] = true;
      deadColumn[random.nextInt(80)] = true;
    }
    for (int at = 0; at < values.length; at++) {
      if (deadRow[at / 80] || deadColumn[at % 80]) {
        values[at] = at % 2 == 0 ? 0f : -0f;
      }
    }
    PairPartition found = clustering.cluster(planted.matrix(), 4, 1);
    for (int i = 0; i < 60; i++) {
      assertEquals(deadRow[i], found.row(i) == -1, "row " + i);
    }
    for (int j = 0; j < 80; j++) {
      assertEquals(deadColumn[j], found.column(j) == -1, "column " + j);
    }
    assertEquals(
        Clusterability.of(planted.matrix(), planted.truth()), Clusterability.of(planted.matrix(), found), 1e-12);
  }

  @Test
  void anAllZeroMatrixHasNoModules() {
    PairPartition found = clustering.cluster(new Matrix(5, 6, new float[30]), 3, 0);
    assertEquals(3, found.modules());
    assertTrue(Arrays.stream(found.rows()).allMatch(label -> label == -1));
    assertTrue(Arrays.stream(found.columns()).allMatch(label -> label == -1));
  }

  @Test
  void oneModuleHoldsEverything() {
    Matrix matrix = PlantedMatrix.moduleFree(5, 6, 1, 3);
    PairPartition found = clustering.cluster(matrix, 1, 0);
    assertEquals(new PairPartition(1, new int[5], new int[6]), found);
    assertEquals(1, Clusterability.of(matrix, found), 0);
  }

  @Test
  void fewerLiveNeuronsThanModulesLeaveModulesEmpty() {
    float[] values = new float[36];
    values[0] = 1;
    values[7] = 2;
    PairPartition found = clustering.cluster(new Matrix(6, 6, values), 4, 0);
    assertEquals(4, found.modules());
    assertEquals(new PairPartition(4, new int[] {0, 1, -1, -1, -1, -1}, new int[] {0, 1, -1, -1, -1, -1}), found);
  }

  @Test
  void everyNeuronAModuleOfItsOwn() {
    float[] identity = new float[25];
    for (int i = 0; i < 5; i++) {
      identity[6 * i] = i + 1;
    }
    PairPartition found = clustering.cluster(new Matrix(5, 5, identity), 5, 0);
    assertEquals(new PairPartition(5, Permutation.identity(5), Permutation.identity(5)), found);
  }

  @Test
  void constantAndExtremeWeightsAreClusteredSomehow() {
    float[] same = new float[64 * 64];
    Arrays.fill(same, -.5f);
    assertLabelled(clustering.cluster(new Matrix(64, 64, same), 4, 0), 64, 64);
    Matrix wide = PlantedMatrix.moduleFree(130, 140, 8, 1);
    assertLabelled(clustering.cluster(wide, 4, 0), 130, 140);
    float[] tiny = wide.values().clone();
    for (int i = 0; i < tiny.length; i++) {
      tiny[i] = i % 3 == 0 ? Float.MIN_VALUE : Float.MAX_VALUE;
    }
    assertLabelled(clustering.cluster(new Matrix(130, 140, tiny), 4, 0), 130, 140);
  }

  private static void assertLabelled(PairPartition partition, int rows, int columns) {
    assertEquals(rows, Arrays.stream(partition.rows()).filter(label -> label >= 0).count());
    assertEquals(columns, Arrays.stream(partition.columns()).filter(label -> label >= 0).count());
  }

  @Test
  void followsThePermutedAndTheTransposedMatrix() {
    for (long seed = 0; seed < 5; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(40, 50, 3, .2, seed);
      Matrix matrix = planted.matrix();
      double c = Clusterability.of(matrix, clustering.cluster(matrix, 3, seed));
      Random random = new Random(seed);
      int[] rows = PlantedMatrix.shuffled(Permutation.identity(40), random);
      int[] columns = PlantedMatrix.shuffled(Permutation.identity(50), random);
      float[] moved = new float[2000];
      float[] transposed = new float[2000];
      for (int i = 0; i < 40; i++) {
        for (int j = 0; j < 50; j++) {
          moved[i * 50 + j] = matrix.at(rows[i], columns[j]);
          transposed[j * 40 + i] = matrix.at(i, j);
        }
      }
      Matrix other = new Matrix(40, 50, moved);
      Matrix flipped = new Matrix(50, 40, transposed);
      assertEquals(c, Clusterability.of(other, clustering.cluster(other, 3, seed)), 1e-9, "permuted, seed " + seed);
      assertEquals(c, Clusterability.of(flipped, clustering.cluster(flipped, 3, seed)), 1e-9, "transposed, seed " + seed);
    }
  }

  @Test
  void sameSeedSameLabelsOnAnyNumberOfThreads() {
    Matrix matrix = PlantedMatrix.moduleFree(400, 600, .5, 11);
    PairPartition one = new BipartiteSpectral(10, 1).cluster(matrix, 5, 42);
    assertEquals(one, new BipartiteSpectral(10, 1).cluster(matrix, 5, 42));
    assertEquals(one, new BipartiteSpectral(10, 3).cluster(matrix, 5, 42));
  }

  @Test
  void refusesWhatCannotBeClustered() {
    float[] values = new float[12];
    Arrays.fill(values, 1);
    Matrix matrix = new Matrix(3, 4, values);
    assertMessage("0 modules asked of a 3 x 4 matrix: choose 1 to 3", () -> clustering.cluster(matrix, 0, 0));
    assertMessage("4 modules asked of a 3 x 4 matrix: choose 1 to 3", () -> clustering.cluster(matrix, 4, 0));
    values[6] = Float.NaN;
    assertMessage("NaN at row 1, column 2", () -> clustering.cluster(matrix, 2, 0));
    values[6] = Float.NEGATIVE_INFINITY;
    assertMessage("-Infinity at row 1, column 2", () -> clustering.cluster(matrix, 2, 0));
    assertMessage("no clustering 'spectral'; there are bipartite-spectral", () -> PairClustering.named("spectral"));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = assertThrows(IllegalArgumentException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}

package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.PlantedMatrix;
import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ClusterabilityMeasureTest {
  private static final BipartiteSpectral SPECTRAL = new BipartiteSpectral();

  @Test
  void plantedModulesStandFarAboveTheirNull() {
    for (long seed = 0; seed < 5; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(64, 64, 4, .1, seed);
      ConnectionMeasure found = new ClusterabilityMeasure(50, seed).discovered("w", planted.matrix(), 4, SPECTRAL);
      NullDistribution nullModel = found.nullModel().orElseThrow();
      System.out.printf("planted, seed %d: C %.3f, z %.1f%n", seed, found.clusterability().orElseThrow(), nullModel.z().orElseThrow());
      assertTrue(found.clusterability().orElseThrow() >= .95);
      assertTrue(nullModel.z().orElseThrow() >= 10);
      assertEquals(1 / 51.0, nullModel.p(), 1e-15);
      assertEquals(1, planted.recovered(found.partition()), 0);
    }
  }

  @Test
  void gaussianNoiseDoesNotStandOut() {
    assertModuleFree(0, z -> Math.abs(z) < 3);
  }

  @Test
  void unevenRowsAndColumnsDoNotLookModular() {
    assertModuleFree(1, z -> z < 3);
  }

  private static void assertModuleFree(double spread, java.util.function.DoublePredicate harmless) {
    List<Long> failed = new ArrayList<>();
    for (long seed = 0; seed < 100; seed++) {
      Matrix matrix = PlantedMatrix.moduleFree(64, 64, spread, seed);
      ConnectionMeasure found = new ClusterabilityMeasure(20, seed, 2, Progress.NONE).discovered("w", matrix, 4, SPECTRAL);
      if (!harmless.test(found.nullModel().orElseThrow().z().orElseThrow())) {
        failed.add(seed);
      }
    }
    assertTrue(failed.size() <= 5, "seeds " + failed);
  }

  @Test
  void givenModulesAgainstTheirFixedAndTheirRefittedNull() {
    PlantedMatrix planted = PlantedMatrix.blocks(40, 50, 4, .3, 3);
    List<NamedMatrix> matrices = List.of(NamedMatrix.of("fc", planted.matrix()));
    Map<String, PairPartition> partitions = Map.of("fc", planted.truth());
    ClusterabilityMeasure measure = new ClusterabilityMeasure(30, 9);
    NullDistribution fixed = measure.under(matrices, partitions, Optional.empty()).connections().get(0).nullModel().orElseThrow();
    NullDistribution refitted = measure.under(matrices, partitions, Optional.of(SPECTRAL)).connections().get(0).nullModel().orElseThrow();
    assertEquals(.25, fixed.mean(), .03);
    assertTrue(refitted.mean() > fixed.mean() + .1, "a fitted partition finds something in noise: " + refitted.mean());
  }

  @Test
  void massChanceIsExactWhereRowsAndColumnsMeetByStrengthAlone() {
    float[] values = new float[12 * 8];
    for (int at = 0; at < values.length; at++) {
      values[at] = (float) ((1 + at / 8) * Math.exp(.3 * (at % 8)));
    }
    Matrix matrix = new Matrix(12, 8, values);
    PairPartition partition = new ContiguousBlocks().cluster(matrix, 3, 0);
    assertEquals(Clusterability.of(matrix, partition), MassChance.of(matrix, partition).orElseThrow(), 1e-6);
  }

  @Test
  void sameResultsOnAnyNumberOfThreadsAndInAnyCompany() {
    NamedMatrix a = NamedMatrix.of("a", PlantedMatrix.moduleFree(20, 30, .5, 1));
    NamedMatrix b = NamedMatrix.of("b", PlantedMatrix.moduleFree(25, 15, .5, 2));
    ClusterabilityMeasures together = new ClusterabilityMeasure(10, 5, 3, Progress.NONE).discovered(List.of(a, b), 3, SPECTRAL);
    ClusterabilityMeasures alone = new ClusterabilityMeasure(10, 5).discovered(List.of(b), 3, SPECTRAL);
    assertEquals(alone.connections().get(0), together.connections().get(1));
    assertEquals(together, new ClusterabilityMeasure(10, 5).discovered(List.of(a, b), 3, SPECTRAL));
    double mean = together.connections().stream().mapToDouble(c -> c.clusterability().orElseThrow()).average().orElseThrow();
    assertEquals(mean, together.clusterability().orElseThrow(), 1e-12);
    double nullMean = together.connections().stream().mapToDouble(c -> c.nullModel().orElseThrow().mean()).average().orElseThrow();
    assertEquals(nullMean, together.nullModel().orElseThrow().mean(), 1e-12);
  }

  @Test
  void allZeroNarrowAndSingleModuleMatrices() {
    ClusterabilityMeasure measure = new ClusterabilityMeasure(5, 0);
    NamedMatrix zero = NamedMatrix.of("zero", new Matrix(4, 4, new float[16]));
    NamedMatrix narrow = NamedMatrix.of("narrow", PlantedMatrix.moduleFree(2, 20, 0, 1));
    ClusterabilityMeasures both = measure.discovered(List.of(zero, narrow), 4, SPECTRAL);
    assertTrue(both.connections().get(0).clusterability().isEmpty() && both.connections().get(0).nullModel().isEmpty());
    assertEquals(both.connections().get(1).clusterability(), both.clusterability());
    assertEquals(4, both.connections().get(1).partition().modules());
    NullDistribution one = measure.discovered("one", narrow.matrix().get(), 1, SPECTRAL).nullModel().orElseThrow();
    assertTrue(one.z().isEmpty() && one.p() == 1);
    assertTrue(measure.discovered(List.of(zero), 4, SPECTRAL).clusterability().isEmpty());
  }

  @Test
  void errorsNameTheConnection() {
    ClusterabilityMeasure measure = new ClusterabilityMeasure(5, 0);
    Matrix broken = new Matrix(2, 2, new float[] {1, 2, 3, Float.NaN});
    String message = assertThrows(IllegalArgumentException.class, () -> measure.discovered("fc2", broken, 2, SPECTRAL)).getMessage();
    assertTrue(message.contains("connection 'fc2'") && message.contains("row 1, column 1"), message);
    assertThrows(IllegalArgumentException.class, () -> measure.discovered("fc2", broken, 0, SPECTRAL));
    assertThrows(IllegalArgumentException.class, () -> new ClusterabilityMeasure(-1, 0));
  }

  @Test
  void progressCountsEveryShuffle() {
    List<Integer> seen = new ArrayList<>();
    Matrix matrix = PlantedMatrix.moduleFree(8, 8, 0, 1);
    new ClusterabilityMeasure(7, 0, 2, (what, done, of) -> seen.add(done)).discovered("w", matrix, 2, SPECTRAL);
    assertEquals(List.of(0, 1, 2, 3, 4, 5, 6, 7), seen);
  }

  @Test
  void writesAndReadsTheJsonOfTheCommand() {
    JsonMapper mapper = JsonMapper.builder().build();
    ConnectionMeasure found = new ClusterabilityMeasure(3, 0).discovered("fc2", PlantedMatrix.moduleFree(6, 5, 0, 1), 2, SPECTRAL);
    String json = mapper.writeValueAsString(found);
    JsonNode tree = mapper.readTree(json);
    assertEquals(
        List.of("name", "rows", "columns", "modules", "clusterability", "chance", "massChance", "null", "rowModules", "columnModules"),
        List.copyOf(tree.propertyNames()));
    assertEquals(found.clusterability().orElseThrow(), tree.get("clusterability").doubleValue(), 0);
    assertEquals(List.of("shuffles", "mean", "sd", "z", "p"), List.copyOf(tree.get("null").propertyNames()));
    assertEquals(5, tree.get("columnModules").size());
    assertEquals(found, mapper.readValue(json, ConnectionMeasure.class));
    ConnectionMeasure zero = new ClusterabilityMeasure(3, 0).discovered("z", new Matrix(2, 2, new float[4]), 2, SPECTRAL);
    JsonNode zeroTree = mapper.readTree(mapper.writeValueAsString(zero));
    assertTrue(zeroTree.get("clusterability").isNull() && zeroTree.get("null").isNull());
    assertEquals(zero, mapper.readValue(mapper.writeValueAsString(zero), ConnectionMeasure.class));
  }
}

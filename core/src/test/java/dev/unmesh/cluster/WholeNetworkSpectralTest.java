package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.pressure.Clusterability;
import dev.unmesh.wiring.Matrix;
import dev.unmesh.wiring.PairPartition;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import dev.unmesh.wiring.WiringBuilder;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNetworkSpectralTest {
  private final WholeNetworkSpectral clustering = new WholeNetworkSpectral();

  /** A chain of layers planted with the same k modules throughout, every layer's neurons shuffled; conv in front. */
  private record Planted(Wiring wiring, Weights weights, Map<String, int[]> truth) {
    static Planted of(int width, int modules, double outside, long seed) {
      Random random = new Random(seed);
      Wiring wiring =
          Wiring.builder()
              .input("x", 3)
              .hidden("h1", width)
              .hidden("h2", 2 * width)
              .hidden("h3", width)
              .output("y", 10)
              .convolution("conv1", "x", "h1", 9)
              .convolution("conv2", "h1", "h2", 4)
              .linear("fc1", "h2", "h3")
              .linear("fc2", "h3", "y")
              .build();
      Map<String, int[]> truth = new HashMap<>();
      wiring.groups().forEach(g -> truth.put(g.name(), PlantedMatrix.shuffled(blocks(g.size(), modules), random)));
      Map<String, WeightArray> arrays = new HashMap<>();
      wiring
          .connections()
          .forEach(
              c -> {
                int kernel = c.kernelSize();
                float[] values = new float[c.rows() * c.columns() * kernel];
                for (int at = 0; at < values.length; at++) {
                  int entry = at / kernel;
                  boolean within = truth.get(c.to())[entry / c.columns()] == truth.get(c.from())[entry % c.columns()];
                  values[at] = (float) ((within ? 1 : outside) * random.nextGaussian());
                }
                arrays.put(c.view().parameter(), new WeightArray(new int[] {c.rows(), c.columns(), kernel}, values));
              });
      return new Planted(wiring, Weights.of(arrays), truth);
    }

    private static int[] blocks(int size, int modules) {
      return size < modules ? new int[size] : ContiguousBlocks.labels(size, modules);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 64})
  void recoversModulesThatRunThroughAllLayers(int width) {
    for (long seed = 0; seed < 5; seed++) {
      Planted planted = Planted.of(width, 4, .1, seed);
      Partition found = clustering.partition(planted.wiring(), planted.weights(), Set.of("x", "y"), 4, seed);
      assertTrue(found.isWhole("x") && found.isWhole("y"));
      int[] renamed = new int[4];
      java.util.Arrays.fill(renamed, -1);
      int wrong = 0;
      for (String group : new String[] {"h1", "h2", "h3"}) {
        int[] labels = found.labels(group).orElseThrow();
        for (int i = 0; i < labels.length; i++) {
          int truth = planted.truth().get(group)[i];
          renamed[truth] = renamed[truth] < 0 ? labels[i] : renamed[truth];
          wrong += renamed[truth] == labels[i] ? 0 : 1;
        }
      }
      assertTrue(wrong <= 4 * width / 50, "seed " + seed + ": " + wrong + " neurons of " + 4 * width + " elsewhere");
      assertEquals(found, clustering.partition(planted.wiring(), planted.weights(), Set.of("x", "y"), 4, seed));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {16, 48})
  void weakModulesOfALongChainAreFoundWithinItsLayers(int width) {
    int layers = 5;
    int byLayer = 0;
    for (long seed = 0; seed < 5; seed++) {
      Random random = new Random(seed);
      WiringBuilder wiring = Wiring.builder();
      Map<String, WeightArray> arrays = new HashMap<>();
      int[][] truth = new int[layers][];
      for (int layer = 0; layer < layers; layer++) {
        truth[layer] = PlantedMatrix.shuffled(ContiguousBlocks.labels(width, 3), random);
        wiring.hidden("h" + layer, width);
        if (layer > 0) {
          float[] values = new float[width * width];
          for (int at = 0; at < values.length; at++) {
            boolean within = truth[layer][at / width] == truth[layer - 1][at % width];
            values[at] = (float) ((within ? 1 : .5) * (.5 + random.nextDouble()));
          }
          wiring.linear("fc" + layer, "h" + (layer - 1), "h" + layer);
          arrays.put("fc" + layer + ".weight", new WeightArray(new int[] {width, width}, values));
        }
      }
      Wiring chain = wiring.build();
      Partition found = new WholeNetworkSpectral(10, true).partition(chain, Weights.of(arrays), Set.of(), 3, seed);
      Partition plain = clustering.partition(chain, Weights.of(arrays), Set.of(), 3, seed);
      int[] renamed = new int[3];
      java.util.Arrays.fill(renamed, -1);
      for (int layer = 0; layer < layers; layer++) {
        int[] labels = found.labels("h" + layer).orElseThrow();
        for (int i = 0; i < width; i++) {
          renamed[truth[layer][i]] = renamed[truth[layer][i]] < 0 ? labels[i] : renamed[truth[layer][i]];
          assertEquals(renamed[truth[layer][i]], labels[i], "seed " + seed + ", layer " + layer + ", neuron " + i);
        }
        byLayer += java.util.Arrays.stream(plain.labels("h" + layer).orElseThrow()).distinct().count() == 1 ? 1 : 0;
      }
      assertEquals(3, java.util.Arrays.stream(renamed).distinct().count());
    }
    assertTrue(byLayer > 0, "what this is for: without it whole layers come out as modules");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 80})
  void ofTwoGroupsItMakesNoDifference(int size) {
    for (long seed = 0; seed < 5; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(size, size + 10, 3, .15, seed);
      Wiring wiring = Wiring.builder().input("x", size + 10).output("y", size).linear("fc", "x", "y").build();
      Weights weights = Weights.of(Map.of("fc.weight", new WeightArray(new int[] {size, size + 10}, planted.matrix().values())));
      assertEquals(
          clustering.partition(wiring, weights, Set.of(), 3, seed),
          new WholeNetworkSpectral(10, true).partition(wiring, weights, Set.of(), 3, seed),
          "seed " + seed);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 80})
  void onOneConnectionItIsTheBipartiteClustering(int size) {
    for (long seed = 0; seed < 5; seed++) {
      PlantedMatrix planted = PlantedMatrix.blocks(size, size + 10, 3, .15, seed);
      Matrix matrix = planted.matrix();
      Wiring wiring = Wiring.builder().input("x", size + 10).output("y", size).linear("fc", "x", "y").build();
      Weights weights = Weights.of(Map.of("fc.weight", new WeightArray(new int[] {size, size + 10}, matrix.values())));
      Partition whole = clustering.partition(wiring, weights, Set.of(), 3, seed);
      PairPartition joint = new BipartiteSpectral().cluster(matrix, 3, seed);
      PairPartition pair = whole.pair(wiring, wiring.connection("fc")).orElseThrow();
      assertEquals(Clusterability.of(matrix, joint), Clusterability.of(matrix, pair), 1e-6, "seed " + seed);
    }
  }

  @Test
  void neuronsWithoutWeightHaveNoModuleAndOneModuleHoldsTheRest() {
    Wiring wiring = Wiring.builder().input("x", 2).output("y", 2).linear("fc", "x", "y").build();
    Weights weights = Weights.of(Map.of("fc.weight", new WeightArray(new int[] {2, 2}, new float[] {1, 0, 0, 0})));
    Partition found = clustering.partition(wiring, weights, Set.of(), 1, 0);
    assertArrayEquals(new int[] {0, -1}, found.labels("x").orElseThrow());
    assertArrayEquals(new int[] {0, -1}, found.labels("y").orElseThrow());
    assertMessage("3 modules asked of 2 neurons", () -> clustering.partition(wiring, weights, Set.of(), 3, 0));
    assertMessage("leave fewer whole than [y]", () -> clustering.partition(wiring, weights, Set.of("y"), 2, 0));
    assertMessage("no group 'z'", () -> clustering.partition(wiring, weights, Set.of("z"), 2, 0));
  }

  private static void assertMessage(String part, org.junit.jupiter.api.function.Executable act) {
    String message = assertThrows(IllegalArgumentException.class, act).getMessage();
    assertTrue(message.contains(part), message);
  }
}

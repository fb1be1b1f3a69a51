package dev.unmesh.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.unmesh.cluster.BipartiteSpectral;
import dev.unmesh.cluster.ContiguousBlocks;
import dev.unmesh.cluster.Louvain;
import dev.unmesh.cluster.PlantedMatrix;
import dev.unmesh.wiring.Partition;
import dev.unmesh.wiring.WeightArray;
import dev.unmesh.wiring.Weights;
import dev.unmesh.wiring.Wiring;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NewmanMeasureTest {
  private static final Wiring MLP =
      Wiring.builder()
          .input("x", 4)
          .hidden("h1", 20)
          .hidden("h2", 20)
          .output("y", 2)
          .linear("fc1", "x", "h1")
          .linear("fc2", "h1", "h2")
          .linear("fc3", "h2", "y")
          .build();

  /** Two modules over all layers, in contiguous blocks; {@code outside} scales what crosses them. */
  private static Weights weights(float outside, long seed) {
    Random random = new Random(seed);
    Map<String, WeightArray> arrays = new HashMap<>();
    int[][] shapes = {{20, 4}, {20, 20}, {2, 20}};
    for (int l = 0; l < 3; l++) {
      float[] values = new float[shapes[l][0] * shapes[l][1]];
      for (int at = 0; at < values.length; at++) {
        boolean within = at / shapes[l][1] * 2 / shapes[l][0] == at % shapes[l][1] * 2 / shapes[l][1];
        values[at] = (float) random.nextGaussian() * (within ? 1 : outside);
      }
      arrays.put("fc" + (l + 1) + ".weight", new WeightArray(shapes[l], values));
    }
    return Weights.of(arrays);
  }

  @Test
  void aNetworkOfTwoHalvesIsFoundToBeSo() {
    NewmanModularity found = new NewmanMeasure(20, 0).of(MLP, weights(0, 1)).orElseThrow();
    assertTrue(found.q() >= .5 - .01, "Q " + found.q());
    assertTrue(found.nullModel().orElseThrow().z().orElseThrow() > 5, found.toString());
    NewmanModularity noise = new NewmanMeasure(20, 0).of(MLP, weights(1, 2)).orElseThrow();
    assertTrue(noise.nullModel().orElseThrow().z().orElseThrow() < 3, noise.toString());
  }

  /** The definition, word for word, on networks of up to 8 neurons with weight: |w| between all neurons, every division tried. */
  @Test
  void theBestOfAllDivisionsOfASmallNetwork() {
    Wiring wiring = Wiring.builder().input("x", 3).hidden("h", 4).output("y", 2).linear("in", "x", "h").linear("out", "h", "y").build();
    for (long seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      float[] in = new float[12];
      float[] out = new float[8];
      double[][] a = new double[9][9];
      for (int j = 0; j < 4; j++) {
        // the last hidden neuron has no weight: it is no node
        boolean live = j < 3;
        for (int k = 0; k < 3; k++) {
          in[3 * j + k] = live && random.nextInt(4) > 0 ? (float) (random.nextGaussian() * Math.exp(random.nextGaussian())) : 0;
          a[3 + j][k] = a[k][3 + j] = Math.abs(in[3 * j + k]);
        }
        for (int o = 0; o < 2; o++) {
          out[4 * o + j] = live ? (float) random.nextGaussian() : 0;
          a[7 + o][3 + j] = a[3 + j][7 + o] = Math.abs(out[4 * o + j]);
        }
      }
      Weights weights =
          Weights.of(Map.of("in.weight", new WeightArray(new int[] {4, 3}, in), "out.weight", new WeightArray(new int[] {2, 4}, out)));
      double expected = bestOfAll(a, new int[9], 0, 0);
      assertEquals(expected, new NewmanMeasure(0, seed).of(wiring, weights).orElseThrow().q(), 1e-9, "seed " + seed);
    }
  }

  private static double bestOfAll(double[][] a, int[] division, int node, int used) {
    if (node == a.length) {
      return q(a, division);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int c = 0; c <= used; c++) {
      division[node] = c;
      best = Math.max(best, bestOfAll(a, division, node + 1, Math.max(used, c + 1)));
    }
    return best;
  }

  private static double q(double[][] a, int[] division) {
    double[] s = Arrays.stream(a).mapToDouble(row -> Arrays.stream(row).sum()).toArray();
    double total = Arrays.stream(s).sum();
    double sum = 0;
    for (int i = 0; i < s.length; i++) {
      for (int j = 0; j < s.length; j++) {
        sum += division[i] == division[j] ? a[i][j] - s[i] * s[j] / total : 0;
      }
    }
    return sum / total;
  }

  @Test
  void unevenNeuronsAloneDoNotLookModular() {
    Wiring wiring =
        Wiring.builder().input("x", 30).hidden("h", 30).output("y", 30).linear("fc1", "x", "h").linear("fc2", "h", "y").build();
    for (long seed = 0; seed < 8; seed++) {
      Map<String, WeightArray> arrays = new HashMap<>();
      for (int l = 1; l < 3; l++) {
        arrays.put("fc" + l + ".weight", new WeightArray(new int[] {30, 30}, PlantedMatrix.moduleFree(30, 30, .5, 2 * seed + l).values()));
      }
      NewmanModularity found = new NewmanMeasure(new Louvain(2), 15, seed, 2, Progress.NONE).of(wiring, Weights.of(arrays)).orElseThrow();
      assertTrue(found.nullModel().orElseThrow().z().orElseThrow() < 3, "seed " + seed + ": " + found);
    }
  }

  @Test
  void sameOnAnyNumberOfThreads() {
    Weights weights = weights(.3f, 3);
    assertEquals(
        new NewmanMeasure(new Louvain(3), 6, 4, 1, Progress.NONE).of(MLP, weights),
        new NewmanMeasure(new Louvain(3), 6, 4, 3, Progress.NONE).of(MLP, weights));
  }

  @Test
  void noWeightsNoModularity() {
    Wiring wiring = Wiring.builder().input("x", 1).output("y", 2).linear("fc", "x", "y").build();
    Weights zero = Weights.of(Map.of("fc.weight", new WeightArray(new int[] {2, 1}, new float[2])));
    assertTrue(new NewmanMeasure(5, 0).of(wiring, zero).isEmpty());
  }

  @Test
  void allMeasuresOfANetworkInOne() {
    Weights weights = weights(0, 1);
    ClusterabilityMeasure c = new ClusterabilityMeasure(10, 0);
    NewmanMeasure q = new NewmanMeasure(5, 0);
    Partition partition = ContiguousBlocks.partition(MLP, List.of("h1", "h2"), 2);
    Measures under = Measures.under(MLP, weights, Optional.of(partition), List.of("fc1", "fc2"), Optional.empty(), c, q);
    assertEquals(List.of("fc2"), under.connections().stream().map(ConnectionMeasure::name).toList());
    assertEquals(1, under.clusterability().orElseThrow(), 0);
    assertEquals(520, under.weights());
    assertTrue(under.edges() > 230 && under.edges() <= 260, "edges " + under.edges());
    Measures plain = Measures.under(MLP, weights, Optional.empty(), List.of("fc2"), Optional.empty(), c, q);
    assertTrue(plain.connections().isEmpty() && plain.clusterability().isEmpty());
    Measures found = Measures.discovered(MLP, weights, List.of("fc1", "fc2"), 2, new BipartiteSpectral(), c, q);
    assertEquals(1, found.clusterability().orElseThrow(), 0);
    JsonMapper mapper = JsonMapper.builder().build();
    JsonNode json = mapper.readTree(mapper.writeValueAsString(under));
    assertEquals(under.newman().orElseThrow().q(), json.get("newman").get("q").doubleValue(), 0);
    assertTrue(json.get("newman").get("null").has("z"));
    assertEquals(under, mapper.readValue(mapper.writeValueAsString(under), Measures.class));
  }

  @Test
  void leavesLargeNetworksOut() {
    Wiring large = Wiring.builder().input("input", 3000).output("output", 3000).linear("fc", "input", "output").build();
    assertTrue(NewmanMeasure.isTooLarge(large));
    assertTrue(new NewmanMeasure(0, 0).of(large, Weights.of(Map.of())).isEmpty());
  }
}

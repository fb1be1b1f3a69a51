package dev.unmesh.cluster;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LouvainTest {
  private final Louvain louvain = new Louvain();

  /** Zachary 1977: friendships in a karate club, members numbered from 1. */
  private static final int[][] KARATE = {
    {2, 1}, {3, 1}, {3, 2}, {4, 1}, {4, 2}, {4, 3}, {5, 1}, {6, 1}, {7, 1}, {7, 5}, {7, 6}, {8, 1}, {8, 2}, {8, 3}, {8, 4}, {9, 1},
    {9, 3}, {10, 3}, {11, 1}, {11, 5}, {11, 6}, {12, 1}, {13, 1}, {13, 4}, {14, 1}, {14, 2}, {14, 3}, {14, 4}, {17, 6}, {17, 7}, {18, 1},
    {18, 2}, {20, 1}, {20, 2}, {22, 1}, {22, 2}, {26, 24}, {26, 25}, {28, 3}, {28, 24}, {28, 25}, {29, 3}, {30, 24}, {30, 27}, {31, 2},
    {31, 9}, {32, 1}, {32, 25}, {32, 26}, {32, 29}, {33, 3}, {33, 9}, {33, 15}, {33, 16}, {33, 19}, {33, 21}, {33, 23}, {33, 24},
    {33, 30}, {33, 31}, {33, 32}, {34, 9}, {34, 10}, {34, 14}, {34, 15}, {34, 16}, {34, 19}, {34, 20}, {34, 21}, {34, 23}, {34, 24},
    {34, 27}, {34, 28}, {34, 29}, {34, 30}, {34, 31}, {34, 32}, {34, 33}
  };

  @Test
  void theKarateClub() {
    assertEquals(78, KARATE.length);
    Graph.Builder builder = Graph.builder(34);
    for (int[] edge : KARATE) {
      builder.add(edge[0] - 1, edge[1] - 1, 1);
    }
    Graph graph = builder.build();
    for (long seed = 0; seed < 20; seed++) {
      assertEquals(.4198, Modularity.of(graph, louvain.communities(graph, seed)), 5e-5, "seed " + seed);
    }
  }

  @Test
  void ringOfCliquesIsDividedIntoPairs() {
    Graph.Builder builder = Graph.builder(150);
    for (int c = 0; c < 30; c++) {
      for (int i = 0; i < 5; i++) {
        for (int j = 0; j < i; j++) {
          builder.add(5 * c + i, 5 * c + j, 1);
        }
      }
      builder.add(5 * c, (5 * c + 5) % 150, 1);
    }
    Graph graph = builder.build();
    // Fortunato and Barthelemy 2007: Q = 1 - 1/22 - 2/30 for pairs of cliques, more than 1 - 2/22 - 1/30 for single ones
    for (long seed = 0; seed < 10; seed++) {
      assertEquals(1 - 1 / 22.0 - 2 / 30.0, Modularity.of(graph, new Louvain(20).communities(graph, seed)), 1e-12, "seed " + seed);
      assertEquals(1 - 1 / 22.0 - 2 / 30.0, Modularity.of(graph, louvain.communities(graph, seed)), 1e-3, "seed " + seed);
    }
  }

  /** Brandes et al. 2008, "On modularity clustering": a cycle of k^2 nodes is best cut into k paths of k, Q = 1 - 2 / k. */
  @Test
  void cyclesAreCutIntoEqualPaths() {
    for (int k = 3; k <= 6; k++) {
      int n = k * k;
      Graph.Builder builder = Graph.builder(n);
      for (int i = 0; i < n; i++) {
        builder.add(i, (i + 1) % n, .7);
      }
      Graph graph = builder.build();
      for (long seed = 0; seed < 10; seed++) {
        assertEquals(1 - 2.0 / k, Modularity.of(graph, louvain.communities(graph, seed)), 1e-12, "cycle of " + n + ", seed " + seed);
      }
    }
  }

  /** In these any two neighbours' expected links are as many as they can be: nothing beats one community, Q = 0. */
  @Test
  void completeGraphsStarsAndCompleteBipartiteGraphsAreNotDivided() {
    for (int n = 2; n <= 20; n++) {
      Graph.Builder complete = Graph.builder(n);
      Graph.Builder star = Graph.builder(n);
      Graph.Builder bipartite = Graph.builder(n + 3);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < i; j++) {
          complete.add(i, j, 3);
        }
        if (i > 0) {
          star.add(0, i, 3);
        }
        for (int j = 0; j < 3; j++) {
          bipartite.add(i, n + j, 3);
        }
      }
      for (Graph.Builder builder : new Graph.Builder[] {complete, star, bipartite}) {
        Graph graph = builder.build();
        assertEquals(0, Modularity.of(graph, louvain.communities(graph, n)), 1e-12, "of " + n);
      }
    }
  }

  @Test
  void separateCliquesAreFoundExactly() {
    Graph.Builder builder = Graph.builder(12);
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 4; i++) {
        for (int j = 0; j < i; j++) {
          builder.add(c + 3 * i, c + 3 * j, 2.5);
        }
      }
    }
    int[] found = louvain.communities(builder.build(), 1);
    assertArrayEquals(new int[] {0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 2}, found);
    assertEquals(2 / 3.0, Modularity.of(builder.build(), found), 1e-12);
  }

  @Test
  void neverAboveAndNearlyAlwaysAtTheOptimumOfSmallGraphs() {
    int hits = 0;
    int draws = 300;
    for (long seed = 0; seed < draws; seed++) {
      Graph graph = randomGraph(3 + (int) (seed % 7), seed);
      double best = bestOfAll(graph, new int[graph.nodes()], 0, 0);
      double found = Modularity.of(graph, louvain.communities(graph, seed));
      assertTrue(found <= best + 1e-12, "seed " + seed + ": " + found + " above the optimum " + best);
      hits += found >= best - 1e-12 ? 1 : 0;
    }
    System.out.println("Louvain optimal on " + hits + " of " + draws + " graphs");
    assertTrue(hits >= draws - 2, hits + " of " + draws);
  }

  @Test
  void modularityByItsDefinitionAndUnderContraction() {
    for (long seed = 0; seed < 50; seed++) {
      Graph graph = randomGraph(8, seed);
      int[] communities = new Random(seed).ints(8, 0, 3).toArray();
      double q = 0;
      for (int i = 0; i < 8; i++) {
        for (int j = 0; j < 8; j++) {
          if (communities[i] == communities[j]) {
            q += (entry(graph, i, j) - graph.strength(i) * graph.strength(j) / graph.total()) / graph.total();
          }
        }
      }
      assertEquals(q, Modularity.of(graph, communities), 1e-12, "seed " + seed);
      Graph contracted = graph.contracted(communities, 3);
      assertEquals(q, Modularity.of(contracted, new int[] {0, 1, 2}), 1e-12, "seed " + seed);
      assertEquals(graph.total(), contracted.total(), 1e-12, "seed " + seed);
    }
  }

  @Test
  void sameSeedSameCommunitiesAndNoEdgesNone() {
    Graph graph = randomGraph(200, 3);
    assertArrayEquals(louvain.communities(graph, 5), louvain.communities(graph, 5));
    assertArrayEquals(new int[] {0, 1, 2}, louvain.communities(Graph.builder(3).build(), 0));
    assertArrayEquals(new int[0], louvain.communities(Graph.builder(0).build(), 0));
  }

  /** Weighted, with loops and parallel edges; every other graph unweighted, so that ties occur. */
  private static Graph randomGraph(int nodes, long seed) {
    Random random = new Random(seed);
    Graph.Builder builder = Graph.builder(nodes).add(0, 1, 1);
    int edges = nodes * (1 + random.nextInt(3));
    for (int e = 0; e < edges; e++) {
      builder.add(random.nextInt(nodes), random.nextInt(nodes), seed % 2 == 0 ? 1 : Math.exp(random.nextGaussian()));
    }
    return builder.build();
  }

  private static double entry(Graph graph, int i, int j) {
    double sum = 0;
    for (int e = graph.start(i); e < graph.start(i + 1); e++) {
      sum += graph.neighbour(e) == j ? graph.weight(e) : 0;
    }
    return sum;
  }

  private static double bestOfAll(Graph graph, int[] communities, int node, int used) {
    if (node == communities.length) {
      return Modularity.of(graph, communities);
    }
    double best = Double.NEGATIVE_INFINITY;
    for (int c = 0; c <= used; c++) {
      communities[node] = c;
      best = Math.max(best, bestOfAll(graph, communities, node + 1, Math.max(used, c + 1)));
    }
    return best;
  }
}

package dev.unmesh.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Communities of high {@link Modularity}: the best of several runs of Louvain with multi-level refinement. A run moves nodes to the
 * neighbouring community that gains most, contracts, does the same to the communities, and on the way back moves nodes again at
 * every level. From the division found, some communities are dissolved and the climb repeated, until several such tries in a row
 * gain nothing. Sources: Blondel et al. 2008, "Fast unfolding of
 * communities in large networks"; Rotta and Noack 2011, "Multilevel local search algorithms for modularity clustering"; the queue of
 * nodes from Traag et al. 2019 (Leiden).
 *
 * @param runs starts, each in an order of its own
 */
public record Louvain(int runs) {
  private static final double LEAST_GAIN = 1e-12;
  private static final int FEWEST_TRIES = 3;
  private static final int MOST_TRIES = 30;

  /** Large graphs get fewer tries: they go through about so many adjacency entries in vain. */
  private static final int ENTRIES_A_RUN = 1_000_000;

  public Louvain {
    if (runs < 1) {
      throw new IllegalArgumentException("Louvain needs at least 1 run, was " + runs);
    }
  }

  /** Five runs. */
  public Louvain() {
    this(5);
  }

  /** A community for every node, numbered by first appearance; every node its own where there are no edges. */
  public int[] communities(Graph graph, long seed) {
    int[] best = singletons(graph.nodes());
    if (graph.total() == 0) {
      return best;
    }
    double bestQ = Modularity.of(graph, best);
    for (int run = 0; run < runs; run++) {
      int[] found = run(graph, new SplittableRandom(Seeds.derive(seed, run)));
      double q = Modularity.of(graph, found);
      if (q > bestQ + LEAST_GAIN) {
        bestQ = q;
        best = found;
      }
    }
    return best;
  }

  private static int[] run(Graph graph, SplittableRandom random) {
    int[] best = climb(graph, singletons(graph.nodes()), random);
    double bestQ = Modularity.of(graph, best);
    int tries = Math.max(FEWEST_TRIES, Math.min(MOST_TRIES, ENTRIES_A_RUN / (graph.start(graph.nodes()) + 1)));
    for (int t = 0; t < tries; t++) {
      int[] next = climb(graph, partlyDissolved(best, random), random);
      double q = Modularity.of(graph, next);
      if (q > bestQ + LEAST_GAIN) {
        bestQ = q;
        t = -1;
      }
      // Equal divisions are taken too: walking along a plateau finds its way off it.
      best = q >= bestQ - LEAST_GAIN ? next : best;
    }
    return best;
  }

  /** Some communities, drawn at random, broken into single nodes. */
  private static int[] partlyDissolved(int[] communities, SplittableRandom random) {
    int count = Arrays.stream(communities).max().orElseThrow() + 1;
    boolean[] dissolved = new boolean[count];
    dissolved[random.nextInt(count)] = true;
    double share = random.nextDouble() * random.nextDouble();
    for (int c = 0; c < count; c++) {
      dissolved[c] |= random.nextDouble() < share;
    }
    int[] result = new int[communities.length];
    int next = count;
    for (int i = 0; i < result.length; i++) {
      result[i] = dissolved[communities[i]] ? next++ : communities[i];
    }
    number(result);
    return result;
  }

  private static int[] climb(Graph graph, int[] start, SplittableRandom random) {
    int[] communities = new NodeMoves(graph, start, random).settled();
    int count = number(communities);
    if (count == graph.nodes() || count == 1) {
      return communities;
    }
    Graph coarse = graph.contracted(communities, count);
    int[] joined = climb(coarse, singletons(count), random);
    if (number(joined) == count) {
      return communities;
    }
    for (int i = 0; i < communities.length; i++) {
      communities[i] = joined[communities[i]];
    }
    int[] refined = new NodeMoves(graph, communities, random).settled();
    number(refined);
    return refined;
  }

  private static int[] singletons(int nodes) {
    int[] labels = new int[nodes];
    Arrays.setAll(labels, i -> i);
    return labels;
  }

  /** Renumbers in place by first appearance; returns how many there are. */
  private static int number(int[] communities) {
    int[] number = new int[2 * communities.length];
    Arrays.fill(number, -1);
    int next = 0;
    for (int i = 0; i < communities.length; i++) {
      int c = communities[i];
      if (number[c] < 0) {
        number[c] = next++;
      }
      communities[i] = number[c];
    }
    return next;
  }
}

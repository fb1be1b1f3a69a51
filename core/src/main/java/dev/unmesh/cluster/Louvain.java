package dev.unmesh.cluster;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Communities of high {@link Modularity}: the best of several runs. Each starts from a division of its own, a random one where the
 * graph is small, else that of Louvain with multi-level refinement: nodes move to the neighbouring community that gains most, the
 * graph is contracted, the same is done to the communities, and on the way back nodes move again at every level. The division is then
 * improved by {@link Refinement}. Sources: Blondel et al. 2008, "Fast unfolding of communities in large networks"; Rotta and Noack
 * 2011, "Multilevel local search algorithms for modularity clustering"; the queue of nodes from Traag et al. 2019 (Leiden).
 *
 * @param runs starts, each in an order of its own
 */
public record Louvain(int runs) {
  static final double LEAST_GAIN = 1e-12;

  /** Nodes up to which a run starts at random. */
  private static final int SMALL = 256;

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
    int n = graph.nodes();
    int[] found = n > SMALL ? climb(graph, singletons(n), random) : scattered(n, random);
    int count = number(found);
    if (Division.fits(graph, count)) {
      found = new Refinement(graph, new Division(graph, found, count), random).best();
      number(found);
    }
    return found;
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

  private static int[] scattered(int nodes, SplittableRandom random) {
    int communities = 2 + random.nextInt(1 + nodes / 3);
    int[] labels = new int[nodes];
    for (int i = 0; i < nodes; i++) {
      labels[i] = random.nextInt(communities);
    }
    return labels;
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
